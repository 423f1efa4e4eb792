// Node's buffer: the npm package of that name, and what it lacks.

import { Buffer as Plain } from "buffer/index.js";

// Called with Plain, or with a buffer, as `this`.
// oxlint-disable-next-line typescript/unbound-method
const { from, isEncoding, byteLength, prototype } = Plain;
// oxlint-disable-next-line typescript/unbound-method
const { toString, write } = prototype;

const known = (encoding: unknown) =>
  encoding === "base64url" ? "base64" : encoding;

// It reads base64url as base64, and writes base64 only.
Object.assign(Plain, {
  from: (value: unknown, encoding?: unknown, length?: unknown) =>
    Reflect.apply(from, Plain, [value, known(encoding), length]) as Buffer,
  isEncoding: (encoding: unknown) =>
    Reflect.apply(isEncoding, Plain, [known(encoding)]) as boolean,
  byteLength: (value: unknown, encoding?: unknown) =>
    Reflect.apply(byteLength, Plain, [value, known(encoding)]) as number,
});
Object.assign(Plain.prototype, {
  toString(this: Buffer, encoding?: unknown, ...range: unknown[]): string {
    const given = [known(encoding), ...range];
    const text = Reflect.apply(toString, this, given) as string;
    return encoding === "base64url"
      ? text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
      : text;
  },
  write(this: Buffer, text: string, ...rest: unknown[]): number {
    return Reflect.apply(write, this, [text, ...rest.map(known)]) as number;
  },
});

// What Node's own parsers call instead of toString.
for (const encoding of ["latin1", "utf8", "ascii", "hex", "base64", "ucs2"]) {
  Object.defineProperty(Plain.prototype, `${encoding}Slice`, {
    value(this: Buffer, start?: number, end?: number): string {
      return this.toString(encoding as BufferEncoding, start, end);
    },
  });
}

export const Buffer = Plain;
export const kMaxLength = 2 ** 31 - 1;
export const constants = { MAX_LENGTH: kMaxLength };
export const { Blob, File, atob, btoa } = globalThis;

const utf8 = new TextDecoder("utf-8", { fatal: true });

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    utf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

export function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}
