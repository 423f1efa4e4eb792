import { execFile, spawn } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPython, plainEnvironment } from "@decant/shared/host";
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";

jest.setTimeout(60_000); // each case starts a Python

const lesson = join(expect.getState().testPath ?? "", "../..");
const python = findPython(lesson) ?? "python3";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "decant-"));
  cpSync(join(lesson, "flask"), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const environment = {
  ...plainEnvironment(),
  NO_COLOR: "1",
  PYTHONDONTWRITEBYTECODE: "1",
};

/** Runs pytest; resolves to what it printed, whatever its exit code. */
function pytest(cwd: string, ...args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(
      python,
      ["-m", "pytest", "-q", "-p", "no:cacheprovider", ...args],
      { cwd, env: environment },
      (_error, stdout) => resolve(stdout),
    );
  });
}

function lastLine(output: string): string | undefined {
  const line = output.trimEnd().split("\n").at(-1);
  return line?.replace(/ in [\d.]+s$/, "");
}

test("all of test_app.py passes", async () => {
  expect(lastLine(await pytest(folder))).toBe("16 passed");
});

test("it passes from the lesson's folder as well", async () => {
  const output = await pytest(lesson, "flask/");
  expect(lastLine(output)).toBe("16 passed");
});

test("coverage: all but the start of the server", async () => {
  const output = await pytest(
    folder,
    "--cov=app",
    "--cov-branch",
    "--cov-report=term-missing",
  );
  expect(output).toMatch(/^app\.py +52 +2 +8 +1 +95% +85-86$/m);
});

describe("the tests in test_app.py notice that", () => {
  test.each([
    ["GET / says something else", "Flask!", "World!", ["home"]],
    [
      "a stranger may invite",
      'if "name" not in session:',
      'if session.setdefault("name", "Ada") is None:',
      ["log_in", "stranger"],
    ],
    [
      "any text is an email address",
      "if not EMAIL.fullmatch(email):",
      "if not email:",
      [
        "no_email[bob]",
        "no_email[@example.org]",
        "no_email[bob@example]",
        "no_email[b b@a.org]",
      ],
    ],
    [
      "the mail goes to somebody else",
      "send_mail(email,",
      'send_mail("eve@example.org",',
      ["mail"],
    ],
    [
      "an invitation never ends",
      "time.time() > invitation.ends",
      "False",
      ["end[3601-410]"],
    ],
    [
      "an invitation ends a second too early",
      "time.time() > invitation.ends",
      "time.time() >= invitation.ends",
      ["end[3600-200]"],
    ],
    [
      "a mail that fails counts",
      "        send_mail(",
      [
        "        db.session.add(Invitation(",
        "            code=token_hex(), email=email, ends=0))",
        "        db.session.commit()",
        "        send_mail(",
      ].join("\n"),
      ["count", "mail_fails"],
    ],
  ])("%s", async (_name, from, to, noticed) => {
    const app = join(folder, "app.py");
    const source = readFileSync(app, "utf8");
    expect(source.split(from)).toHaveLength(2);
    writeFileSync(app, source.replace(from, to));
    const output = await pytest(folder);
    const failed = Array.from(
      output.matchAll(/^FAILED test_app\.py::test_(.+?)(?= - |$)/gm),
      ([, name]) => name,
    );
    expect(new Set(failed)).toEqual(new Set(noticed));
  });

  test("and say what they wanted and what they got", async () => {
    const app = join(folder, "app.py");
    const source = readFileSync(app, "utf8");
    writeFileSync(
      app,
      source.replace("Hello, Flask!", "Hello, World!"),
    );
    const output = await pytest(folder);
    expect(output).toContain(
      [
        '>       assert response.text == "Hello, Flask!"',
        "E       AssertionError: assert 'Hello, World!' == 'Hello, Flask!'",
        "E         ",
        "E         - Hello, Flask!",
        "E         + Hello, World!",
      ].join("\n"),
    );
    expect(lastLine(output)).toBe("1 failed, 15 passed");
  });
});

describe("a tests folder beside app.py", () => {
  beforeEach(() => {
    mkdirSync(join(folder, "tests"));
    writeFileSync(
      join(folder, "tests/test_import.py"),
      "from app import create_app\n\n\ndef test_it():\n    create_app()\n",
    );
  });

  test("python -m pytest in the folder above finds app", async () => {
    const output = await pytest(folder, "tests");
    expect(lastLine(output)).toBe("1 passed");
  });

  test("python -m pytest in tests does not", async () => {
    const output = await pytest(join(folder, "tests"));
    expect(output).toContain(
      "ModuleNotFoundError: No module named 'app'",
    );
  });
});

test("without the __main__ guard the import serves", async () => {
  writeFileSync(
    join(folder, "app.py"),
    "from flask import Flask\n\nFlask(__name__).run(port=0)\n",
  );
  const child = spawn(python, ["-m", "pytest", "-s"], {
    cwd: folder,
    env: environment,
  });
  try {
    let output = "";
    for await (const text of child.stdout) {
      output += String(text);
      if (output.includes("Serving Flask app")) break;
    }
    expect(output).toContain("Serving Flask app 'app'");
  } finally {
    child.kill("SIGKILL");
  }
});
