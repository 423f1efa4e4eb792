import type { Side, SourceFile } from "@decant/catalog";
import { expect, test } from "@jest/globals";
import { align } from "../src/align.ts";

/** A side of one file; `[name` opens a region, `]` closes it. */
function side(...lines: string[]): Side {
  const open: { name: string; start: number }[] = [];
  const regions: SourceFile["regions"][number][] = [];
  const markers: number[] = [];
  for (const [index, text] of lines.entries()) {
    if (text.startsWith("[")) {
      open.push({ name: text.slice(1), start: index + 2 });
    } else if (text === "]") {
      const region = open.pop();
      if (region) regions.push({ ...region, end: index });
    } else continue;
    markers.push(index + 1);
  }
  const file: SourceFile = {
    path: "app.py",
    language: "python",
    text: `${lines.join("\n")}\n`,
    markers,
    regions,
  };
  return {
    name: "flask",
    label: "Flask",
    language: "python",
    port: 5026,
    files: [file],
    entry: "",
    answers: new Map(),
    recordedWith: "",
  };
}

/** The blocks as names and line numbers. */
function shape(left: Side, right: Side) {
  return align(left, right).map((block) => [
    block.region,
    block.left.map(({ number }) => number),
    block.right.map(({ number }) => number),
  ]);
}

test("regions of one name begin a block; what is above them is the first", () => {
  expect(
    shape(
      side("import", "[a", "one", "two", "]", "[b", "three", "]"),
      side("[a", "one", "]", "[b", "two", "]", "end"),
    ),
  ).toEqual([
    [undefined, [1], []],
    ["a", [3, 4], [2]],
    ["b", [7], [5, 7]],
  ]);
});

test("a region of one side alone stays in the block above, and is named", () => {
  const left = side("[a", "one", "]", "[b", "two", "]");
  const right = side("[a", "one", "]");
  expect(shape(left, right)).toEqual([["a", [2, 5], [2]]]);
  expect(align(left, right)[0]?.left.map((row) => row.opensAlone)).toEqual([
    [],
    ["b"],
  ]);
});

test("what is in another order is paired where it can be", () => {
  expect(
    shape(
      side("[a", "one", "]", "[b", "two", "]", "[c", "three", "]"),
      side("[b", "one", "]", "[c", "two", "]", "[a", "three", "]"),
    ),
  ).toEqual([
    [undefined, [2], []],
    ["b", [5], [2]],
    ["c", [8], [5, 8]],
  ]);
});

test("a name that repeats is paired in order; regions may nest", () => {
  expect(
    shape(
      side("[a", "one", "[b", "two", "]", "]", "[a", "three", "]"),
      side("[a", "one", "]", "[a", "two", "]"),
    ),
  ).toEqual([
    ["a", [2, 4], [2]],
    ["a", [8], [5]],
  ]);
});

test("blank lines at the ends are left out, and several become one", () => {
  expect(
    shape(
      side("", "one", "", "", "two", "", "[a", "", "three", "", "]"),
      side("[a", "x", "]"),
    ),
  ).toEqual([
    [undefined, [2, 3, 5], []],
    ["a", [9], [2]],
  ]);
});
