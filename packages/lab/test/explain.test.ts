import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { explain, findPlace } from "../src/explain.ts";
import { makeLesson, removeLessons } from "./make-lesson.ts";

afterAll(removeLessons);

const { directory } = makeLesson({});
const inLesson = (place: string) => `    at f (${join(directory, place)})\n`;

test("an error with its place, where that is in the lesson", () => {
  const error = new TypeError("no");
  error.stack = `TypeError: no\n    at g (/elsewhere/a.ts:1:2)\n${inLesson("src/app.ts:12:3")}`;
  expect(explain(error, directory)).toBe("src/app.ts:12: TypeError: no");
  error.stack = "TypeError: no\n    at g (/elsewhere/a.ts:1:2)\n";
  expect(explain(error, directory)).toBe("TypeError: no");
});

test.each([
  ["a text", "a text"],
  [undefined, "undefined"],
  [{ stack: 5 }, "[object Object]"],
])("%j, which has no stack", (thrown, said) => {
  expect(explain(thrown, directory)).toBe(said);
});

test("a file that cannot be read, as esbuild says it", () => {
  const error = new Error(
    'Transform failed with 1 error:\nsrc/app.ts:3:7: ERROR: Expected ")"',
  );
  expect(explain(error, directory)).toBe(
    'src/app.ts:3: SyntaxError: Expected ")"',
  );
});

test("what is packages' own, too far down or no place is passed over", () => {
  const find = (line: string) => findPlace(line, directory);
  expect(find(inLesson("node_modules/x/index.js:1:2"))).toBeUndefined();
  expect(find("x".repeat(20_000) + inLesson("src/app.ts:1:2"))).toBe(undefined);
  expect(find(inLesson("src/app.ts:<anonymous>:3"))).toBeUndefined();
  expect(find(inLesson("src/app.ts:1:2"))).toEqual({
    file: "src/app.ts",
    line: 1,
  });
});
