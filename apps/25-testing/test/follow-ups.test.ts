// What the README says of pytest beyond test_app.py.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, jest, test } from "@jest/globals";
import {
  copy,
  environment,
  lastLine,
  pytest,
  python,
  root,
} from "./pytest.ts";

jest.setTimeout(60_000); // a case may start a Python

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
    await once(child, "close");
  }
});
