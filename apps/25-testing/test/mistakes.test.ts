import { execFile } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  test,
} from "@jest/globals";

const testPath = expect.getState().testPath ?? "";
const lesson = join(testPath, "../..");
const require = createRequire(testPath);

/** A mistake in src/, and the tests that must notice it. */
interface Mistake {
  name: string;
  file?: string;
  from: string;
  to: string;
  noticed: string[];
}

const MISTAKES: Mistake[] = [
  {
    name: "GET / says something else",
    from: "Hello, Flask!",
    to: "Hello, World!",
    noticed: ["GET / greets"],
  },
  {
    name: "GET / says more",
    from: "Hello, Flask!",
    to: "Hello, Flask! Hello!",
    noticed: ["GET / greets"],
  },
  {
    name: "a stranger may invite",
    from: "if (!req.session.name)",
    to: "if (false)",
    noticed: [
      "only who has logged in invites",
      "a stranger has another session",
    ],
  },
  {
    name: "any text is an email address",
    from: "|| !EMAIL.test(email)",
    to: "|| !email",
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
  {
    name: "a stranger can guess a link",
    file: "models.ts",
    from: "randomBytes(32)",
    to: "randomBytes(1)",
    noticed: [
      "the mail holds a link that works",
      "after 0 seconds a link answers 200",
      "after 3600 seconds a link answers 200",
      "after 3601 seconds a link answers 410",
    ],
  },
];

/** A test, as `jest --json` reports it. */
interface Result {
  ancestorTitles: string[];
  title: string;
  failureMessages: string[];
}

/** Copies the app, with a mistake, and its tests. */
function copy(folder: string, mistake: Mistake) {
  const { file = "app.ts", from, to } = mistake;
  const path = join(folder, "src", file);
  const tests = "test/app.test.ts";
  cpSync(join(lesson, "src"), join(folder, "src"), { recursive: true });
  cpSync(join(lesson, tests), join(folder, tests));
  const source = readFileSync(path, "utf8");
  expect(source.split(from)).toHaveLength(2);
  writeFileSync(path, source.replace(from, to));
}

/** Runs all.test.js in a folder. */
async function runTests(cwd: string): Promise<Result[]> {
  const config = { preset: "@decant/shared", reporters: [] };
  const args = [
    require.resolve("jest/bin/jest"),
    "--json",
    "--silent",
    "--testMatch=**/all.test.js",
    `--config=${JSON.stringify(config)}`,
  ];
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd }, (_error, stdout) => {
      resolve(stdout); // with an exit code, for tests fail
    });
  });
  const { testResults } = JSON.parse(output);
  return testResults[0].assertionResults;
}

describe("the tests in app.test.ts notice that", () => {
  const root = mkdtempSync(join(tmpdir(), "decant-"));
  afterAll(() => rmSync(root, { recursive: true }));

  let failed: Result[];

  beforeAll(async () => {
    symlinkSync(
      join(lesson, "../../node_modules"),
      join(root, "node_modules"),
      "junction",
    );
    const copies = MISTAKES.map((mistake, index) => {
      copy(join(root, `${index}`), mistake);
      return `describe(${JSON.stringify(mistake.name)}, () => {
        require("./${index}/test/app.test.ts");
      });`;
    });
    writeFileSync(join(root, "all.test.js"), copies.join("\n"));
    const results = await runTests(root);
    failed = results.filter((result) => result.failureMessages.length);
  }, 60_000);

  test.each(MISTAKES)("$name", ({ name, noticed }) => {
    const titles = failed
      .filter((result) => result.ancestorTitles[0] === name)
      .map((result) => result.title);
    expect(titles).toEqual(noticed);
  });

  test("and say what they wanted and what they got", () => {
    expect(failed[0]?.failureMessages[0]).toContain(
      "expected 'Hello, Flask!' response body, got 'Hello, World!'",
    );
  });
});
