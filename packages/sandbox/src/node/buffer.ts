// Node's buffer: the npm package of that name, and what it lacks.

import { Buffer as Plain } from "buffer/index.js";

const { from, isEncoding, byteLength } = Plain;
const { toString, write } = Plain.prototype;

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

export const Buffer = Plain as unknown as typeof globalThis.Buffer;
export const kMaxLength = 2 ** 31 - 1;
export const constants = { MAX_LENGTH: kMaxLength };
export const { Blob, File, atob, btoa } = globalThis;
