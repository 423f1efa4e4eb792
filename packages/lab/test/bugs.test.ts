import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Bug } from "@decant/catalog";
import { afterAll, expect, test } from "@jest/globals";
import { applyBug, buggedFiles, checkBug, fixOf } from "../src/bugs.ts";
import { makeLesson, removeLessons } from "./make-lesson.ts";

const lesson = makeLesson({
  "package.json": '{ "type": "module" }',
  "jest.config.json": '{ "preset": "@decant/shared" }',
  "src/app.ts":
    "export function double(n: number): number {\n  return 2 * n;\n}\n",
  "test/app.test.ts": `import { expect, test } from "@jest/globals";
import { double } from "../src/app.ts";

test("2 doubled is 4", () => {
  expect(double(2)).toBe(4);
});

test("3 doubled is 6", () => {
  expect(double(3)).toBe(6);
});
`,
});
const root = dirname(dirname(lesson.directory));
afterAll(removeLessons);

/** A bug that replaces the line with `return`. */
function bug(line: string, parts: Partial<Bug> = {}): Bug {
  return {
    name: "wrong",
    title: "",
    symptom: "",
    hints: [],
    diff: `--- a/src/app.ts
+++ b/src/app.ts
@@ -1,3 +1,3 @@
 export function double(n: number): number {
-  return 2 * n;
+  ${line}
 }
`,
    ...parts,
  };
}

test("a bug that an assertion catches; the lesson stays as it was", async () => {
  expect(await checkBug(lesson, bug("return n * n;"))).toEqual({
    failed: true,
    messages: [
      "3 doubled is 6: Error: expect(received).toBe(expected) // Object.is equality",
    ],
  });
  const text = readFileSync(join(lesson.directory, "src/app.ts"), "utf8");
  expect(text).toContain("return 2 * n;");
  expect(readdirSync(join(root, ".decant"))).toEqual([]);
});

test("a crash is no assertion", async () => {
  const check = await checkBug(lesson, bug('throw new Error("no");'));
  expect(check).toEqual({ failed: false, messages: [] });
});

test("a test that leaves something open does not hang the check", async () => {
  const check = await checkBug(
    lesson,
    bug("setInterval(() => {}, 1000); return 5;"),
  );
  expect(check).toMatchObject({ failed: true });
});

test("a suite that cannot run is no assertion", async () => {
  const check = await checkBug(lesson, bug("return ("));
  expect(check).toMatchObject({ failed: false, messages: [] });
  expect(check.error).toContain("Expression expected");
});

test("a diff that does not fit", async () => {
  const diff = bug("return 3;").diff.replace("2 * n", "4 * n");
  expect(await checkBug(lesson, bug("", { diff }))).toEqual({
    failed: false,
    messages: [],
    error:
      "bugs/wrong.patch does not apply to src/app.ts: make it anew from the file as it is.",
  });
});

test("the files as a bug has them", () => {
  expect(buggedFiles(lesson, bug("return n * n;"))).toEqual({
    "src/app.ts":
      "export function double(n: number): number {\n  return n * n;\n}\n",
  });
});

test("the author's fix is the way back", () => {
  expect(fixOf(lesson, bug("return n * n;"))).toBe(`--- a/src/app.ts
+++ b/src/app.ts
@@ -1,3 +1,3 @@
 export function double(n: number): number {
-  return n * n;
+  return 2 * n;
 }
`);
});

test("a bug may be in the tests that the lesson shows", async () => {
  const diff = `--- a/test/app.test.ts
+++ b/test/app.test.ts
@@ -4,3 +4,3 @@
 test("2 doubled is 4", () => {
-  expect(double(2)).toBe(4);
+  expect(double(2)).toBe(5);
 });
`;
  expect(await checkBug(lesson, bug("", { diff }))).toEqual({
    failed: true,
    messages: [
      "2 doubled is 4: Error: expect(received).toBe(expected) // Object.is equality",
    ],
  });
});

test.each([
  "../other/src/app.ts",
  "other/src/app.ts",
  "src/../../x.ts",
  "package.json",
  "/etc/x",
  "test/other.test.ts",
])("a diff for %s is refused", (path) => {
  const diff = bug("return 3;").diff.replaceAll("src/app.ts", path);
  expect(() => applyBug(lesson.directory, bug("", { diff }))).toThrow(
    `bugs/wrong.patch changes "${path}": a bug is in src, flask, templates or test/app.test.ts.`,
  );
});

test("a diff that names no file is refused", () => {
  const [, hunk] = bug("return 3;").diff.split("+++ b/src/app.ts\n");
  const nameless = bug("", { diff: hunk ?? "" });
  expect(() => applyBug(lesson.directory, nameless)).toThrow(
    'bugs/wrong.patch changes "": a bug is in src',
  );
});
