import { afterAll, expect, test } from "@jest/globals";
import { runTests } from "../src/run-tests.ts";
import { makeLesson, removeLessons } from "./make-lesson.ts";

afterAll(removeLessons);

const GREEN = `import { expect, test } from "@jest/globals";
test("one and one", () => expect(1 + 1).toBe(2));
`;

function directoryWith(files: Record<string, string>): string {
  return makeLesson({
    "package.json": '{ "type": "module" }',
    "jest.config.json": '{ "preset": "@decant/shared" }',
    ...files,
  }).directory;
}

test("all pass", async () => {
  const directory = directoryWith({ "test/a.test.ts": GREEN });
  expect(await runTests(directory)).toEqual({
    passed: true,
    tests: 1,
    failures: [],
  });
});

test("an assertion whole and without its stack, and a crash", async () => {
  const directory = directoryWith({
    "test/a.test.ts": `import { expect, test } from "@jest/globals";
test("two", () => expect(1).toBe(2));
test("crash", () => { throw new TypeError("no"); });
`,
  });
  expect(await runTests(directory)).toEqual({
    passed: false,
    tests: 2,
    failures: [
      {
        name: "two",
        message:
          "Error: expect(received).toBe(expected) // Object.is equality\n\nExpected: 2\nReceived: 1",
        at: { file: "test/a.test.ts", line: 2 },
        isAssertion: true,
      },
      {
        name: "crash",
        message: "TypeError: no",
        at: { file: "test/a.test.ts", line: 3 },
        isAssertion: false,
      },
    ],
  });
});

test("a file that cannot be run is a failure beside one that passes", async () => {
  const directory = directoryWith({
    "test/a.test.ts": GREEN,
    "test/b.test.ts": "const (",
  });
  expect(await runTests(directory)).toEqual({
    passed: false,
    tests: 1,
    failures: [
      {
        name: "test/b.test.ts",
        message: expect.stringMatching(/^. Unexpected token/),
        at: { file: "test/b.test.ts", line: 1 },
        isAssertion: false,
      },
    ],
  });
});

test("a run that is given up", async () => {
  const directory = directoryWith({
    "test/a.test.ts": 'import "@jest/globals"; for (;;);',
  });
  const controller = new AbortController();
  const run = runTests(directory, controller.signal);
  controller.abort();
  await expect(run).rejects.toThrow(
    "the tests did not run: they were given up",
  );
});

test.each([
  [
    "hoards",
    "const kept = []; for (;;) kept.push(Buffer.alloc(50_000_000, 1));",
    "it used more than 1024 MB of memory",
  ],
  [
    "writes to descriptor 3",
    'require("node:fs").writeSync(3, "5\\n"); for (;;);',
    "they wrote to file descriptor 3, which is not theirs",
  ],
  [
    "prints without end",
    'for (;;) try { require("node:fs").writeSync(2, "x".repeat(65_536)); } catch {}',
    "they printed more than 16 MB",
  ],
])("a test that %s ends them", async (_what, text, reason) => {
  const directory = directoryWith({ "test/a.test.ts": text });
  await expect(runTests(directory)).rejects.toThrow(
    `the tests did not run: ${reason}`,
  );
});

test("what a test prints does not mix with the report", async () => {
  const directory = directoryWith({
    "test/a.test.ts": `process.stdout.write("{");\n${GREEN}`,
  });
  expect(await runTests(directory)).toMatchObject({ passed: true, tests: 1 });
});
