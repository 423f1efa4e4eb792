import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { openKept } from "../src/render/kept.ts";

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "decant-kept-"));
  folder = join(parent, "cache");
});
afterEach(() => rmSync(parent, { recursive: true }));

const open = (...makers: string[]) => openKept(folder, makers);
const counted = (...lines: string[]) => jest.fn(() => lines);

test("what was made once comes from the disk", () => {
  const make = counted("a", "b");
  expect(open("1")("a\nb", make)).toEqual(["a", "b"]);
  expect(open("1")("a\nb", make)).toEqual(["a", "b"]);
  expect(make).toHaveBeenCalledTimes(1);
  expect(readdirSync(folder)).toEqual([
    expect.stringMatching(/^code-[0-9a-f]{24}\.json$/),
  ]);
});

test("another text, or another version, is made anew", () => {
  open("1")("a", counted("a"));
  expect(open("1")("b", counted("b"))).toEqual(["b"]);
  expect(open("2")("a", counted("A"))).toEqual(["A"]);
});

test("what is broken is made anew, and mended", () => {
  open("1")("a", counted("a"));
  const [name = ""] = readdirSync(folder);
  writeFileSync(join(folder, name), '["a');
  expect(open("1")("a", counted("a"))).toEqual(["a"]);
  expect(readFileSync(join(folder, name), "utf8")).toBe('["a"]');
});

test("where nothing can be written the lines come all the same", () => {
  writeFileSync(folder, "a file stands where the folder should");
  expect(open("1")("a", counted("a"))).toEqual(["a"]);
});
