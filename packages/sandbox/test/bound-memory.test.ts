import { describe, expect, test } from "@jest/globals";
import { boundMemory } from "../src/build/bound-memory.ts";

const HEADER = [0, 97, 115, 109, 1, 0, 0, 0];
/** Exports memory 0 as `m`. */
const EXPORT = [7, 5, 1, 1, 109, 2, 0];

function moduleWith(...memory: number[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...HEADER, 5, memory.length, ...memory, ...EXPORT]);
}

describe("boundMemory", () => {
  test("begins with 40 MB, and refuses to grow beyond 256 MB", () => {
    // One page at first, 65,536 at most.
    const wasm = boundMemory(moduleWith(1, 1, 1, 0x80, 0x80, 4));
    const instance = new WebAssembly.Instance(
      new WebAssembly.Module(Uint8Array.from(wasm)),
    );
    const memory = instance.exports["m"] as WebAssembly.Memory;
    expect(memory.buffer.byteLength).toBe(40 * 1024 * 1024);
    expect(memory.grow(4096 - 640)).toBe(640);
    expect(() => memory.grow(1)).toThrow(RangeError);
  });

  test.each([
    ["a memory without a bound", moduleWith(1, 0, 1)],
    ["no memory", Uint8Array.from(HEADER)],
  ])("%s is refused", (_, wasm) => {
    expect(() => boundMemory(wasm)).toThrow(
      "pyodide.asm.wasm no longer defines one bounded memory.",
    );
  });
});
