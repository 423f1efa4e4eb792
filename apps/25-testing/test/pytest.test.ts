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

const SEND = `        send_mail(email, f"{session['name']} invites you: {link}")`;
const STORE = `        db.session.add(Invitation(code=code, email=email))
        db.session.commit()`;

/** A mistake in app.py, and the tests that must notice it. */
const MISTAKES = [
  {
    name: "GET / says something else",
    from: "Flask!",
    to: "World!",
    noticed: ["homepage"],
  },
  {
    name: "GET / says more",
    from: "Flask!",
    to: "Flask! Hello!",
    noticed: ["homepage"],
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
    from: `${SEND}\n${STORE}`,
    to: `${STORE}\n${SEND}`,
    noticed: ["mail_fails"],
  },
  {
    name: "a stranger can guess a link",
    from: "token_urlsafe()",
    to: "token_urlsafe(1)",
    noticed: ["mail"],
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
        '>       assert b"Hello, Flask!" in response.data',
        "E       AssertionError: assert b'Hello, Flask!' in b'Hello, World!'",
      ].join("\n"),
    );
  });
});

const FOLLOW_UPS = `
from unittest.mock import Mock

import pytest
from flask import Flask, redirect, request

app = Flask(__name__)
app.add_url_rule("/old", "old", lambda: redirect("/new"))
app.add_url_rule("/new", "new", lambda: "new")
app.add_url_rule("/", "json", lambda: request.get_json(), methods=["POST"])


def test_json():
    client = app.test_client()
    response = client.post("/", json={"a": 1})
    assert response.request.content_type == "application/json"
    assert response.json == {"a": 1}
    assert client.post("/", data={"a": 1}).status_code == 415


def test_follow_redirects():
    client = app.test_client()
    assert client.get("/old").location == "/new"
    response = client.get("/old", follow_redirects=True)
    assert (response.status_code, response.text) == (200, "new")
    assert response.request.path == "/new"
    assert [each.status_code for each in response.history] == [302]


def test_mock():
    send_mail = Mock(side_effect=[None, OSError("SMTP is down")])
    send_mail("bob@example.org", "Hello")
    send_mail.assert_called_once_with("bob@example.org", "Hello")
    with pytest.raises(OSError, match="down"):
        send_mail("bob@example.org", "Hello")
    assert send_mail.call_count == 2
    assert Mock().send_mial("a typo") is not None
    with pytest.raises(AttributeError):
        Mock(spec=["send_mail"]).send_mial("a typo")
`;

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

test("json=, follow_redirects and Mock", async () => {
  const folder = join(root, "follow-ups");
  mkdirSync(folder);
  writeFileSync(join(folder, "test_follow_ups.py"), FOLLOW_UPS);
  expect(lastLine(await pytest(folder))).toBe("3 passed");
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
