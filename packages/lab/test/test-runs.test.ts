import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, jest, test } from "@jest/globals";
import { runnerOf } from "../src/runner.ts";
import { TestRuns } from "../src/test-runs.ts";
import { Visitors } from "../src/visitors.ts";
import { BAD_APP, makeShown, removeLessons } from "./make-lesson.ts";

// Processes start, and the machine may be busy.
jest.setTimeout(60_000);

const visitors = new Visitors();
afterAll(async () => {
  await visitors.end();
  removeLessons();
});

const lesson = makeShown();
const copies = join(dirname(dirname(lesson.directory)), ".decant");
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(lesson.directory, path)), { recursive: true });
  writeFileSync(join(lesson.directory, path), text);
};
write("jest.config.json", '{ "preset": "@decant/shared" }');
write(
  "test/app.test.ts",
  `import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
test("visits begin at none", () => {
  expect(readFileSync("src/app.ts", "utf8")).toContain("visits = 0");
});
test("it has a place", () => {
  throw new Error("in " + __filename);
});
`,
);
const open = (files = {}) =>
  runnerOf(visitors, "ann", () => lesson).open(lesson.folder, [
    { name: "express", files },
  ]);

const PLACED = {
  side: "express",
  name: "it has a place",
  message: "Error: in test/app.test.ts",
  at: { file: "test/app.test.ts", line: 7 },
};

test("the tests see the changed file, and speak of no absolute path", async () => {
  expect(await open().test()).toEqual({ tests: 2, failures: [PLACED] });
  const changed = BAD_APP.replace("visits = 0", "visits = 10");
  const report = await open({ "src/app.ts": changed }).test();
  expect(report).toEqual({
    tests: 2,
    failures: [
      {
        side: "express",
        name: "visits begin at none",
        message: expect.stringMatching(/^Error: expect\(received\)\.toContain/),
        at: { file: "test/app.test.ts", line: 4 },
      },
      PLACED,
    ],
  });
  expect(readdirSync(copies)).toEqual([]);
});

test("a run that is given up, and one after the end, is dropped", async () => {
  const runs = new TestRuns();
  const gone = new AbortController();
  const side = { name: "express", files: {} };
  const run = runs.run(lesson, side, gone.signal);
  while (!existsSync(copies) || readdirSync(copies).length === 0) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  gone.abort();
  await expect(run).rejects.toMatchObject({ kind: "dropped" });
  expect(readdirSync(copies)).toEqual([]);
  runs.end();
  await expect(runs.run(lesson, side)).rejects.toMatchObject({
    kind: "dropped",
  });
});

test("beyond ten that wait the next is asked to come again", async () => {
  const runs = new TestRuns();
  const side = { name: "express", files: {} };
  const many = Array.from({ length: 40 }, () =>
    runs.run(lesson, side).catch((error: { kind: string }) => error.kind),
  );
  expect(await Promise.race(many)).toBe("busy");
  runs.end();
  const ends = await Promise.all(many);
  expect(new Set(ends)).toEqual(new Set(["busy", "dropped"]));
  expect(readdirSync(copies)).toEqual([]);
});

test("tests that do not run are a fault in a sentence", async () => {
  write("jest.config.json", "{");
  await expect(open().test()).rejects.toMatchObject({
    kind: "not-started",
    message: expect.stringMatching(/^The tests did not run: /),
  });
});
