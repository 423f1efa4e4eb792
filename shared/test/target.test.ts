import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, jest, test } from "@jest/globals";
import express from "express";
import { target } from "../src/testing/index.ts";

const lesson = mkdtempSync(join(tmpdir(), "decant-target-"));
// A folder without app.py is no Python side.
for (const folder of ["src/nestjs", "nestjs", "flask"]) {
  mkdirSync(join(lesson, folder), { recursive: true });
}
const app = (text: string) =>
  `export function createApp() { return (req, res) => res.end("${text}"); }`;
writeFileSync(join(lesson, "src/fastify.ts"), app("one file"));
writeFileSync(join(lesson, "src/nestjs/app.ts"), app("a folder"));
writeFileSync(join(lesson, "flask/app.py"), "");

const { PYTHON, TARGET } = process.env;
function restore(): void {
  for (const [name, value] of Object.entries({ PYTHON, TARGET })) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}
afterEach(restore);
afterAll(() => rmSync(lesson, { recursive: true }));

/** What `target` gives to the tests of the lesson. */
function choose(side: string | undefined) {
  if (side === undefined) delete process.env["TARGET"];
  else process.env["TARGET"] = side;
  const visit = target(async () =>
    express().get("/", (_req, res) => {
      res.end("Express");
    }),
  );
  restore();
  return () => {
    const testPath = join(lesson, "test/app.test.ts");
    const state = jest
      .spyOn(expect, "getState")
      .mockReturnValue({ ...expect.getState(), testPath });
    const agent = visit();
    state.mockRestore();
    return agent;
  };
}

test.each([
  [undefined, choose(undefined), "Express"],
  ["express", choose("express"), "Express"],
  ["fastify", choose("fastify"), "one file"],
  ["nestjs", choose("nestjs"), "a folder"],
])("TARGET=%s", async (_side, visit, text) => {
  const agent = await visit();
  expect((await agent.get("/")).text).toBe(text);
});

const visitOther = choose("django");
test("a side that the lesson has not is refused", async () => {
  await expect(visitOther()).rejects.toThrow(
    new Error(
      'TARGET is "express", "flask" or another side of the lesson, not "django".',
    ),
  );
});

const visitFlask = choose("flask");
test("a Python side needs Flask", async () => {
  process.env["PYTHON"] = "/no/such/python";
  await expect(visitFlask()).rejects.toThrow(
    new Error("Flask is not installed: run `npx decant flask` first."),
  );
});
