import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, jest, test } from "@jest/globals";
import { copy, lastLine, lesson, pytest, root } from "./pytest.ts";

jest.setTimeout(60_000); // a case may start a Python

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
