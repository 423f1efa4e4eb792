import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import request from "supertest";
import { copyLesson, type Server, startSide } from "./server.ts";

jest.setTimeout(120_000); // each case starts a process

let server: Server;
afterEach(() => server.end());

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
