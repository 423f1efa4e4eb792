import { PassThrough } from "node:stream";
import { expect, test } from "@jest/globals";
import { readLines } from "../src/read-lines.ts";

/** The lines of these portions, and whether more would be read. */
async function linesOf(...portions: readonly string[]) {
  const stream = new PassThrough();
  const lines: (string | undefined)[] = [];
  readLines(stream, (line) => lines.push(line));
  for (const portion of portions) {
    if (stream.destroyed) break;
    stream.write(portion);
    await new Promise(setImmediate);
  }
  return { lines, destroyed: stream.destroyed };
}

test("a line ends where its line feed comes", async () => {
  expect(await linesOf("a\n\nb", "c", "\nd")).toEqual({
    lines: ["a", "", "bc"],
    destroyed: false,
  });
});

test("a character of several bytes may come in two portions", async () => {
  const stream = new PassThrough();
  const lines: (string | undefined)[] = [];
  readLines(stream, (line) => lines.push(line));
  const bytes = Buffer.from("✓\n");
  stream.write(bytes.subarray(0, 1));
  await new Promise(setImmediate);
  stream.write(bytes.subarray(1));
  await new Promise(setImmediate);
  expect(lines).toEqual(["✓"]);
});

const LONGEST = "x".repeat(65_536);
test.each([
  ["whole", `${LONGEST}x\nnext\n`],
  ["without an end", `first\n${LONGEST}x`],
])("nothing is read after a line of over 64 KB, %s", async (_how, text) => {
  const { lines, destroyed } = await linesOf(text, "\nlast\n");
  expect(lines.at(-1)).toBeUndefined();
  expect(lines).not.toContain("next");
  expect(destroyed).toBe(true);
});

test("a line of 64 KB is read", async () => {
  expect(await linesOf(LONGEST, "\nnext\n")).toEqual({
    lines: [LONGEST, "next"],
    destroyed: false,
  });
});
