// iconv-lite by what a browser has: its tables weigh 600 KB.

const decoders = new Map<string, TextDecoder | undefined>();

function find(encoding: string): TextDecoder | undefined {
  const name = encoding.toLowerCase();
  if (!decoders.has(name)) {
    try {
      decoders.set(name, new TextDecoder(name));
    } catch {
      decoders.set(name, undefined);
    }
  }
  return decoders.get(name);
}

function need(encoding: string): TextDecoder {
  const decoder = find(encoding);
  if (decoder) return decoder;
  throw new Error(
    `Encoding not recognized: '${encoding}' (searched as: '${encoding}')`,
  );
}

export function encodingExists(encoding: string): boolean {
  return find(encoding) !== undefined;
}

export function decode(bytes: Uint8Array, encoding: string): string {
  return need(encoding).decode(bytes);
}

export function encode(text: string, encoding: string): Buffer {
  need(encoding);
  return Buffer.from(text, encoding as BufferEncoding);
}

/** Reads a body that comes in portions. */
export function getDecoder(encoding: string) {
  const decoder = new TextDecoder(need(encoding).encoding);
  return {
    write: (bytes: Uint8Array) => decoder.decode(bytes, { stream: true }),
    end: () => decoder.decode(),
  };
}
