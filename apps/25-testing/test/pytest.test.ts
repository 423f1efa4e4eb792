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
  afterAll,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";

jest.setTimeout(60_000); // a case may start a Python

const lesson = join(expect.getState().testPath ?? "", "../..");
const python = findPython(lesson) ?? "python3";

const root = mkdtempSync(join(tmpdir(), "decant-"));
afterAll(() => rmSync(root, { recursive: true }));

/** Copies the app and its tests. */
function copy(name: string): string {
  const folder = join(root, name);
  cpSync(join(lesson, "flask"), folder, { recursive: true });
  return folder;
}

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

test("all of test_app.py passes, from the lesson's folder too", async () => {
  const output = await pytest(lesson, "flask/");
  expect(lastLine(output)).toBe("16 passed");
});

test("coverage: all but the start of the server", async () => {
  const output = await pytest(
    copy("coverage"),
    "--cov=app",
    "--cov-branch",
    "--cov-report=term-missing",
  );
  expect(output).toMatch(/^app\.py +47 +2 +8 +1 +95% +76-77$/m);
  expect(lastLine(output)).toBe("16 passed");
});

/** A mistake in app.py, and the tests that must notice it. */
const MISTAKES = [
  {
    name: "GET / says something else",
    from: "Flask!",
    to: "World!",
    noticed: ["home"],
  },
  {
    name: "a stranger may invite",
    from: 'if "name" not in session:',
    to: 'if session.setdefault("name", "Ada") is None:',
    noticed: ["log_in", "stranger"],
  },
  {
    name: "any text is an email address",
    from: "if not EMAIL.fullmatch(email):",
    to: "if not email:",
    noticed: [
      "no_email[bob]",
      "no_email[@example.org]",
      "no_email[bob@example]",
      "no_email[b b@a.org]",
    ],
  },
  {
    name: "the mail goes to somebody else",
    from: "send_mail(email,",
    to: 'send_mail("eve@example.org",',
    noticed: ["mail"],
  },
  {
    name: "an invitation never ends",
    from: "time.time() > invitation.ends",
    to: "False",
    noticed: ["end[3601-410]"],
  },
  {
    name: "an invitation ends a second too early",
    from: "time.time() > invitation.ends",
    to: "time.time() >= invitation.ends",
    noticed: ["end[3600-200]"],
  },
  {
    name: "a mail that fails counts",
    from: "db.session.flush()",
    to: "db.session.commit()",
    noticed: ["mail_fails"],
  },
];

// Python keeps one module of a name: each copy drops those of the last.
const CONFTEST = `
import sys
from pathlib import Path

for name in "app", "login", "models":
    sys.modules.pop(name, None)
sys.path.insert(0, str(Path(__file__).parent))
`;

/** Makes the copy with that mistake. */
function copyWrong(
  name: string,
  { from, to }: (typeof MISTAKES)[number],
) {
  const folder = copy(name);
  const app = join(folder, "app.py");
  const source = readFileSync(app, "utf8");
  expect(source.split(from)).toHaveLength(2);
  writeFileSync(app, source.replace(from, to));
  writeFileSync(join(folder, "conftest.py"), CONFTEST);
}

describe("the tests in test_app.py notice that", () => {
  let output: string;

  beforeAll(async () => {
    MISTAKES.forEach((mistake, index) => {
      copyWrong(`mistakes/${index}`, mistake);
    });
    output = await pytest(
      join(root, "mistakes"),
      "--import-mode=importlib",
    );
  });

  test.each(MISTAKES.map((mistake, index) => ({ ...mistake, index })))(
    "$name",
    ({ index, noticed }) => {
      const failed = Array.from(
        output.matchAll(
          /^FAILED (\d+)\/test_app\.py::test_(.+?)(?= - |$)/gm,
        ),
      ).filter(([, place]) => place === `${index}`);
      expect(failed.map(([, , name]) => name)).toEqual(noticed);
    },
  );

  test("and say what they wanted and what they got", () => {
    expect(output).toContain(
      [
        '>       assert response.text == "Hello, Flask!"',
        "E       AssertionError: assert 'Hello, World!' == 'Hello, Flask!'",
        "E         ",
        "E         - Hello, Flask!",
        "E         + Hello, World!",
      ].join("\n"),
    );
  });
});

describe("a tests folder beside app.py", () => {
  let folder: string;

  beforeAll(() => {
    folder = copy("beside");
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
  const folder = copy("unguarded");
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
