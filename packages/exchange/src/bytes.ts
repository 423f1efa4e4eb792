/** Joins portions into one array. */
export function concat(portions: readonly Uint8Array[]): Uint8Array {
  const total = portions.reduce((sum, { length }) => sum + length, 0);
  const joined = new Uint8Array(total);
  let at = 0;
  for (const portion of portions) {
    joined.set(portion, at);
    at += portion.length;
  }
  return joined;
}

/** One byte for each character, which must not lie beyond U+00FF. */
export function toLatin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** One character for each byte. TextDecoder's "latin1" is windows-1252. */
export function fromLatin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return parts.join("");
}

/** The text of UTF-8, its byte order mark included; else undefined. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    return undefined;
  }
}

/** UTF-8 where it is, else one character for each byte. */
export function decodeBytes(bytes: Uint8Array): string {
  return fromUtf8(bytes) ?? fromLatin1(bytes);
}
