/** Enough for Python with Flask: a snapshot of it is put into as much. */
const FIRST_PAGES = 640;
/** 256 MB. */
const MOST_PAGES = 4096;
const MEMORY_SECTION = 5;

/**
 * Rewrites how much memory a WebAssembly module begins with and how much it
 * may have: beyond, growing fails as it does on a full machine.
 *
 * @throws Error if the module does not define one bounded memory
 */
export function boundMemory(wasm: Uint8Array): Uint8Array {
  let at = 8;
  while (at < wasm.length) {
    const id = wasm[at];
    const [size, start] = readNumber(wasm, at + 1);
    if (id === MEMORY_SECTION) {
      if (wasm[start] !== 1 || wasm[start + 1] !== 1) break;
      const content = [
        1,
        1,
        ...writeNumber(FIRST_PAGES),
        ...writeNumber(MOST_PAGES),
      ];
      return Buffer.concat([
        wasm.subarray(0, at + 1),
        Uint8Array.from([...writeNumber(content.length), ...content]),
        wasm.subarray(start + size),
      ]);
    }
    at = start + size;
  }
  throw new Error("pyodide.asm.wasm no longer defines one bounded memory.");
}

/** An unsigned LEB128: the number, and where what follows begins. */
function readNumber(bytes: Uint8Array, from: number): [number, number] {
  let value = 0;
  let at = from;
  for (let factor = 1; ; factor *= 128) {
    const byte = bytes[at] ?? 0;
    at += 1;
    value += (byte & 127) * factor;
    if (byte < 128) return [value, at];
  }
}

function writeNumber(value: number): number[] {
  return value < 128
    ? [value]
    : [(value % 128) | 128, ...writeNumber(Math.floor(value / 128))];
}
