import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { decant } from "./decant.ts";
import { makeRepository, type Repository } from "./repository.ts";

// Each case starts the command, some of them Jest or a server behind it.
jest.setTimeout(60_000);

let repository: Repository;
beforeAll(async () => {
  repository = await makeRepository();
});
afterAll(() => repository.remove());

const run = (...args: string[]) => decant(args, { cwd: repository.root });
const runWith = (env: NodeJS.ProcessEnv, ...args: string[]) =>
  decant(args, { cwd: repository.root, env });
/** As if neither PYTHON nor .venv led to a Flask. */
const NO_FLASK = { PYTHON: "no-such-python" };

describe("decant", () => {
  test("without arguments and without a terminal shows the help", async () => {
    const { code, stdout, stderr } = await run();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^Usage: decant \[options\] \[command\]\n/);
    expect(stdout).toContain("\nExample:\n  npx decant try 5\n");
  });

  test("an unknown lesson", async () => {
    expect(await run("try", "27")).toEqual({
      code: 1,
      stdout: "",
      stderr: 'There is no lesson "27": there is 26 rate-limits.\n',
    });
  });

  test("an unknown command", async () => {
    expect(await run("rnu")).toEqual({
      code: 1,
      stdout: "",
      stderr:
        "error: unknown command 'rnu'\n(Did you mean run?)\n(decant --help shows the rest)\n",
    });
  });
});

describe("decant list", () => {
  test("as a table", async () => {
    expect(await run("list")).toEqual({
      code: 0,
      stdout: [
        " #  Question                            Topic        Sides",
        "26  How does Flask handle rate limits?  rate-limits  Flask, Express",
        "",
      ].join("\n"),
      stderr: "",
    });
  });

  test("--json with --counts", async () => {
    const { code, stdout } = await run("list", "--json", "--counts");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      {
        number: 26,
        slug: "rate-limits",
        topic: "rate-limits",
        question: "How does Flask handle rate limits?",
        sides: ["Flask", "Express"],
        counts: { ledger: 1, tests: 3, requests: 3, bugs: 2 },
      },
    ]);
    // The second time the tests are counted only where they changed.
    const file = ".decant/tests.json";
    const path = join(repository.root, file);
    repository.write(file, readFileSync(path, "utf8").replace(":3}", ":4}"));
    expect((await run("list", "--json", "--counts")).stdout).toContain(
      '"tests": 4,',
    );
    repository.edit("test/app.test.ts", /$/, "\n");
    expect((await run("list", "--json", "--counts")).stdout).toContain(
      '"tests": 3,',
    );
  });
});

describe("decant try", () => {
  test("all requests, with recorded answers for Flask", async () => {
    expect(await runWith({ ...NO_FLASK, COLUMNS: "100" }, "try", "26")).toEqual(
      {
        code: 0,
        stdout: `26. How does Flask handle rate limits?

Flask 3.1.3, Werkzeug 3.1.9 (recorded: Flask is not installed: \`npx decant flask\` installs it.)
Express (live)

 #  Request                                         Flask  Express  Differs in
 1  Hello               GET /hello?name=Ada         200    200      -
 2  Markup in the name  GET /hello?name=%3Cb%3EAda  200    200      -
 3  No name             GET /hello                  400    400      body

Headers that differ in every lesson, such as Server and ETag, are left out.

One request in full: npx decant try 26 1
`,
        stderr: "",
      },
    );
  });

  test("one request, side by side", async () => {
    const { code, stdout } = await runWith(
      { ...NO_FLASK, COLUMNS: "110" },
      "try",
      "26",
      "no name",
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^≠ <!doctype html> +│ ≠ The query needs one name\.$/m,
    );
    expect(stdout).toContain(`
≠ body
  Flask    <!doctype html> …
  Express  The query needs one name.
  Flask renders an error page; the Express handler writes one sentence.
`);
  });

  test("one above the other below 100 columns", async () => {
    const { stdout } = await runWith(
      { ...NO_FLASK, COLUMNS: "99" },
      "try",
      "26",
      "1",
    );
    expect(stdout).not.toContain("│");
    expect(stdout).toMatch(
      /Hello, Ada!\n\nExpress \(live\)\n {2}HTTP\/1\.1 200 OK\n/,
    );
  });
});

describe("decant compare", () => {
  test("regions of one name begin in the same row", async () => {
    const { code, stdout } = await runWith({ COLUMNS: "160" }, "compare", "26");
    expect(code).toBe(0);
    const rows = stdout.split("\n");
    const heading = rows.indexOf(`── hello ${"─".repeat(151)}`);
    expect(rows[heading + 1]).toBe(
      `${' 16  @app.get("/hello")'.padEnd(78)} │  13    app.get("/hello", (req, res) => {`,
    );
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(160);
  });

  test("one above the other below 100 columns", async () => {
    const { stdout } = await runWith({ COLUMNS: "80" }, "compare", "26");
    expect(stdout).toContain(`
── hello ${"─".repeat(71)}
Flask
 16  @app.get("/hello")
 17  def hello() -> str:
 18      return f"Hello, {escape(request.args['name'])}!"
`);
  });

  test("two lessons, and a side of each", async () => {
    const { stdout } = await runWith(
      { COLUMNS: "80" },
      "compare",
      "26:flask",
      "26:flask",
    );
    expect(stdout).not.toContain("Express");
  });
});

describe("decant test", () => {
  test("hands Jest's arguments and exit code through", async () => {
    const { code, stderr } = await run(
      "test",
      "26",
      "--",
      "--testNamePattern=as HTML",
    );
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Tests: +2 skipped, 1 passed, 3 total$/m);
    expect(await run("test", "26", "--", "no-such-file")).toMatchObject({
      code: 1,
    });
  });
});

describe("decant record", () => {
  test("says what changed, and leaves Flask out where it is missing", async () => {
    const file = "answers/express.http";
    const recorded = readFileSync(join(repository.directory, file), "utf8");
    repository.edit(file, "Hello, Ada!", "Hello, Eva!");
    expect(await runWith(NO_FLASK, "record")).toEqual({
      code: 0,
      stdout: [
        "apps/26-rate-limits/answers/express.http: written, changed: Hello",
        "Left out: Flask's answers. Flask is not installed: `npx decant flask` installs it.",
        "",
      ].join("\n"),
      stderr: "",
    });
    expect(readFileSync(join(repository.directory, file), "utf8")).toBe(
      recorded,
    );
    expect(await runWith(NO_FLASK, "record", "26")).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("answers/express.http: unchanged\n"),
    });
  });
});

describe("decant check", () => {
  test("a malformed lesson: file, line and what was expected", async () => {
    repository.edit("README.md", "## Pitfalls", "## Traps");
    try {
      expect(await run("check", "26")).toEqual({
        code: 1,
        stdout: [
          "✗ 26-rate-limits",
          "apps/26-rate-limits/README.md:32: expected ## Pitfalls.",
          "1 problem.",
          "",
        ].join("\n"),
        stderr: "",
      });
      expect(await run("list")).toEqual({
        code: 1,
        stdout: "",
        stderr: "apps/26-rate-limits/README.md:32: expected ## Pitfalls\n",
      });
    } finally {
      repository.edit("README.md", "## Traps", "## Pitfalls");
    }
  });
});

describe("decant doctor", () => {
  test("names what is missing, and how to get it", async () => {
    const { code, stdout } = await runWith(
      { ...NO_FLASK, COLUMNS: "120" },
      "doctor",
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^✓ {2}Node +${process.version}$`, "m"));
    expect(stdout).toMatch(
      /^- {2}Flask +missing +adds live Flask answers, where now the recorded ones are shown; get it: npx decant\s+flask$/m,
    );
  });
});
