import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import request from "supertest";
import {
  copyLesson,
  type Server,
  startPython,
  startSide,
} from "./server.ts";

jest.setTimeout(120_000); // each case starts a process

const CHANGED_BY_DEBUG = `
import logging
from flask import Flask, request
for debug in False, True:
    app = Flask("app")
    app.debug = debug
    app.add_url_rule("/json", "json", lambda: {"a": 1})
    app.add_url_rule("/form", "form", lambda: request.form["x"])
    client = app.test_client()
    print(client.get("/json").text, end="")
    try:
        found = client.get("/form").status_code
    except Exception as error:
        found = str(error).splitlines()[-1]
    print(app.jinja_env.auto_reload, found)
    print(logging.getLevelName(app.logger.getEffectiveLevel()))
`;

let server: Server;
afterEach(() => server.end());

test("python app.py turns it on, whatever FLASK_DEBUG says", async () => {
  server = startPython(["app.py"], { env: { FLASK_DEBUG: "0" } });
  const { text } = await server.get("/");
  expect(text).toBe("Debug mode is on");
  expect(server.output()).toMatch(/Restarting with (stat|watchdog)/);
  expect(server.output()).toContain("Debugger is active!");
});

test("--no-debugger keeps the reloader and shows no page", async () => {
  server = startPython(
    ["-m", "flask", "run", "--port", "0", "--debug", "--no-debugger"],
    {},
  );
  const { status } = await server.get("/console");
  expect(status).toBe(404);
  expect(server.output()).toMatch(/Restarting with (stat|watchdog)/);
});

test("it indents JSON, logs more, and a missing field is a fault", async () => {
  server = startPython(["-c", CHANGED_BY_DEBUG], {});
  expect(await server.prints("KeyError")).toBe(true);
  expect(server.output()).toBe(`{"a":1}
False 400
WARNING
{
  "a": 1
}
True KeyError: 'x'
DEBUG
`);
});

test("FLASK_ENV=development does nothing", async () => {
  const env = { FLASK_ENV: "development" };
  server = startSide({ env });
  const { text } = await server.get("/");
  expect(text).toBe("Debug mode is off");
});

test("flask run ignores app.run(debug=True)", async () => {
  const other = copyLesson();
  const file = join(other.folder, "flask/app.py");
  const [head = ""] = readFileSync(file, "utf8").split("if __name__");
  writeFileSync(file, `${head}app.run(debug=True)\n`);
  server = startSide({ folder: other.folder });
  try {
    const { text } = await server.get("/");
    expect(text).toBe("Debug mode is off");
    expect(server.output()).toContain("Ignoring a call to 'app.run()'");
  } finally {
    other.remove();
  }
});

describe("Werkzeug's console", () => {
  test("wants the PIN that the terminal shows", async () => {
    server = startSide({ watch: true });
    const { status, text } = await server.get("/console");
    expect(status).toBe(200);
    expect(text).toContain("The console is locked");
    expect(server.output()).toMatch(/Debugger PIN: \d{3}-\d{3}-\d{3}/);
  });

  test("refuses another name for its host", async () => {
    server = startSide({ watch: true });
    await server.get("/");
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(server.output())?.[0];
    const visitor = request(url ?? "");
    await visitor
      .get("/console")
      .set("Host", "evil.example")
      .expect(400);
  });
});
