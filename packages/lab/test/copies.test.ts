import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { changedFiles } from "../src/changed-files.ts";
import { makeTemporaryCopy, removeLeftOvers } from "../src/copies.ts";
import {
  BAD_APP,
  makeLesson,
  makeShown,
  removeLessons,
} from "./make-lesson.ts";

afterAll(removeLessons);

test("a copy has the changed text, and nothing that was made; the lesson stays", () => {
  const lesson = makeLesson({
    "src/app.ts": "one",
    "src/more.ts": "more",
    "flask/__pycache__/app.pyc": "old",
    "dist/app.js": "old",
  });
  const root = dirname(dirname(lesson.directory));
  const { lesson: copy, remove } = makeTemporaryCopy(lesson, {
    "src/app.ts": "two",
  });
  const read = (directory: string, path: string) =>
    readFileSync(join(directory, path), "utf8");
  expect(dirname(copy.directory)).toBe(join(root, ".decant"));
  expect(copy.sides.map(({ entry }) => entry)).toEqual([
    join(copy.directory, "flask/app.py"),
    join(copy.directory, "src/app.ts"),
  ]);
  expect(read(copy.directory, "src/app.ts")).toBe("two");
  expect(read(copy.directory, "src/more.ts")).toBe("more");
  expect(readdirSync(copy.directory).toSorted()).toEqual([
    "flask",
    "package.json",
    "src",
  ]);
  expect(readdirSync(join(copy.directory, "flask"))).toEqual([]);
  expect(read(lesson.directory, "src/app.ts")).toBe("one");
  remove();
  expect(existsSync(copy.directory)).toBe(false);
});

test("what is installed is not copied, but linked", () => {
  const path = "node_modules/some/package.json";
  const lesson = makeLesson({ "src/app.ts": "one", [path]: "{}" });
  const { lesson: copy, remove } = makeTemporaryCopy(lesson);
  expect(realpathSync(join(copy.directory, path))).toBe(
    join(lesson.directory, path),
  );
  remove();
  expect(existsSync(join(lesson.directory, path))).toBe(true);
});

test("what is a link in the lesson is a file of its own in the copy", () => {
  const lesson = makeLesson({ "src/app.ts": "one" });
  symlinkSync("app.ts", join(lesson.directory, "src/link.ts"));
  const files = { "src/link.ts": "two" };
  const { lesson: copy, remove } = makeTemporaryCopy(lesson, files);
  const [here, there] = [lesson, copy].map(({ directory }) =>
    readFileSync(join(directory, "src/app.ts"), "utf8"),
  );
  expect([here, there]).toEqual(["one", "one"]);
  remove();
});

test("the copies of processes that are gone are removed", () => {
  const lesson = makeLesson({ "src/app.ts": "one" });
  const root = dirname(dirname(lesson.directory));
  const nothing = join(root, "nothing");
  removeLeftOvers(nothing);
  expect(existsSync(nothing)).toBe(false);
  const { lesson: copy } = makeTemporaryCopy(lesson);
  // No system has a process of that number.
  const old = join(root, ".decant/copy-4294967295-abc");
  const other = join(root, ".decant/practice-5-1");
  for (const folder of [old, other]) {
    mkdirSync(folder);
    writeFileSync(join(folder, "file"), "");
  }
  removeLeftOvers(root);
  expect([copy.directory, old, other].map(existsSync)).toEqual([
    true,
    false,
    true,
  ]);
});

test("changed files: as the lesson has them, but for what was changed", () => {
  const lesson = makeShown();
  const change = (text: string) =>
    changedFiles(lesson, { name: "express", files: { "src/app.ts": text } });
  expect(change(BAD_APP)).toEqual({});
  expect(change(BAD_APP.replaceAll("\n", "\r\n"))).toEqual({});
  expect(change("new\r\n")).toEqual({ "src/app.ts": "new\n" });
  expect(change("é".repeat(32 * 1024))["src/app.ts"]).toHaveLength(32 * 1024);
});

test("what is no file of the side, or too long, is refused", () => {
  const shown = makeShown();
  const [side] = shown.sides;
  const [file] = side?.files ?? [];
  if (!side || !file) throw new Error("a side with a file");
  const paths = ["a", "b", "c", "d", "e"].map((name) => `src/${name}.ts`);
  const files = paths.map((path) => ({ ...file, path }));
  const lesson = { ...shown, sides: [{ ...side, files }] };
  const change = (changes: Record<string, string>) => () =>
    changedFiles(lesson, { name: "express", files: changes });
  const known = paths.join(", ");
  expect(change({ "package.json": "" })).toThrow(
    `"package.json" is not a file that can be changed: ${known}.`,
  );
  expect(change({ "../a.ts": "" })).toThrow("is not a file that can be");
  const long = "é".repeat(32 * 1024);
  expect(change({ "src/a.ts": `${long}x` })).toThrow(
    "src/a.ts is longer than 64 KB.",
  );
  const five = Object.fromEntries(paths.map((path) => [path, long]));
  expect(change(five)).toThrow("The files are longer than 256 KB together.");
});
