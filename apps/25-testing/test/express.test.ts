import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import express from "express";
import request from "supertest";
import { createApp } from "../src/app.ts";

const testPath = expect.getState().testPath ?? "";
const lesson = join(testPath, "../..");
const require = createRequire(testPath);
const temporary = mkdtempSync(join(tmpdir(), "decant-"));
afterAll(() => rmSync(temporary, { recursive: true }));

const run = promisify(execFile);

/** A mistake in src/app.ts, and the tests that must notice it. */
const MUTANTS = [
  {
    name: "GET / says something else",
    from: "Hello, Flask!",
    to: "Hello, World!",
    noticed: ["GET / greets"],
  },
  {
    name: "a stranger may invite",
    from: "if (!name)",
    to: "if (false)",
    noticed: [
      "only who has logged in invites",
      "a stranger has another session",
    ],
  },
  {
    name: "any text is an email address",
    from: "if (!EMAIL.test(email))",
    to: "if (!email)",
    noticed: [
      '"bob" is no email address',
      '"@example.org" is no email address',
      '"bob@example" is no email address',
      '"b b@a.org" is no email address',
    ],
  },
  {
    name: "the mail goes to somebody else",
    from: "sendMail(email,",
    to: 'sendMail("eve@example.org",',
    noticed: ["the mail holds a link that works"],
  },
  {
    name: "an invitation never ends",
    from: "Date.now() > invitation.ends",
    to: "false",
    noticed: ["after 3601 seconds a link answers 410"],
  },
  {
    name: "an invitation ends a second too early",
    from: "Date.now() > invitation.ends",
    to: "Date.now() >= invitation.ends",
    noticed: ["after 3600 seconds a link answers 200"],
  },
  {
    name: "a mail that fails counts",
    from: "await sendMail(email, ",
    to: "void sendMail(email, ",
    noticed: ["a mail that fails is 500 and does not count"],
  },
];

describe("the tests in app.test.ts notice that", () => {
  let failed: Record<string, [title: string, message: string][]>;

  beforeAll(async () => {
    const script = require.resolve("./mutants/run.js");
    const { stdout } = await run(process.execPath, [
      script,
      JSON.stringify(MUTANTS),
    ]);
    failed = JSON.parse(stdout) as typeof failed;
  }, 60_000);

  test.each(MUTANTS)("$name", ({ name, noticed }) => {
    const titles = failed[name]?.map(([title]) => title);
    expect(titles).toEqual(noticed);
  });

  test("and say what they wanted and what they got", () => {
    const [name] = MUTANTS.map((mutant) => mutant.name);
    const [[, message] = []] = failed[name ?? ""] ?? [];
    expect(message).toContain(
      "expected 'Hello, Flask!' response body, got 'Hello, World!'",
    );
  });
});

test("coverage: all but the mail that is printed", async () => {
  const { stdout } = await run(
    process.execPath,
    [
      require.resolve("jest/bin/jest"),
      "test/app.test.ts",
      "--coverage",
      "--coverageReporters=text",
      `--coverageDirectory=${temporary}`,
    ],
    { cwd: lesson, env: { ...process.env, NO_COLOR: "1" } },
  );
  const missing = /^ app\.ts .*\| (.+?)\s*$/m.exec(stdout)?.[1];
  expect(missing).toBe("23");
}, 60_000);

describe("supertest", () => {
  test("without await no request is sent", async () => {
    const counted = jest.fn();
    const app = express().use(
      (_req, _res, next) => {
        counted();
        next();
      },
      await createApp(),
    );
    const visitor = request(app);
    // oxlint-disable-next-line typescript/no-floating-promises
    visitor.get("/").expect(500, "something else");
    await visitor.get("/").expect(200, "Hello, Flask!");
    expect(counted).toHaveBeenCalledTimes(1);
  });
});
