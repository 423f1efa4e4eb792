import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { target } from "@decant/shared/testing";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { createApp } from "../src/app.ts";
import {
  canConnect,
  copyLesson,
  isFlask,
  prints,
  type Server,
  startSide,
  until,
} from "./server.ts";

jest.setTimeout(120_000); // many cases start a process

const visit = target(createApp);
const [ON, OFF] = isFlask
  ? [{ FLASK_DEBUG: "1" }, { FLASK_DEBUG: "0" }]
  : [{ NODE_ENV: "development" }, { NODE_ENV: "production" }];

const copy = copyLesson();
afterAll(() => copy.remove());
afterEach(() => {
  jest.restoreAllMocks();
});

/** What a reader sees of a page. */
function readText(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&#34;", '"')
    .replaceAll(/\s+/g, " ");
}

describe("an app that nobody started in debug mode", () => {
  beforeEach(() => {
    // The log of a fault is no part of these tests.
    jest.replaceProperty(process, "env", {
      ...process.env,
      LOG_LEVEL: "silent",
    });
  });

  test("GET / says that it is off", async () => {
    const visitor = await visit();
    await visitor
      .get("/")
      .expect(200, "Debug mode is off")
      .expect("Content-Type", "text/html; charset=utf-8");
  });

  test("GET /boom is 500 and tells nothing", async () => {
    const visitor = await visit();
    const { text } = await visitor.get("/boom").expect(500);
    expect(text).toContain("Internal Server Error");
    expect(text).not.toMatch(/db\.internal|Error:|app\.(py|ts)/);
  });

  test("GET /console is 404", async () => {
    const visitor = await visit();
    await visitor.get("/console").expect(404);
  });
});

describe("the switch", () => {
  test.each([
    [{}, "off"],
    [OFF, "off"],
    [ON, "on"],
  ])("with %j debug mode is %s", async (env, state) => {
    const server = startSide(copy.folder, { env });
    try {
      const { text } = await server.get("/");
      expect(text).toBe(`Debug mode is ${state}`);
    } finally {
      await server.end();
    }
  });
});

describe("in debug mode", () => {
  let server: Server;
  beforeAll(() => {
    server = startSide(copy.folder, { watch: true, env: ON });
  });
  afterAll(() => server.end());

  test("the error page shows message, file and line", async () => {
    const { status, text } = await server.get("/boom");
    expect(status).toBe(500);
    const page = readText(text);
    expect(page).toContain("Error: Nobody answers at db.internal");
    expect(page).toContain(isFlask ? "flask/app.py" : "src/app.ts");
    expect(page).toContain(
      isFlask
        ? 'raise RuntimeError(f"Nobody answers at {host}")'
        : "throw new Error(`Nobody answers at ${host}`)",
    );
  });

  test("the log has debug messages", async () => {
    await server.get("/");
    expect(await prints(server, "Somebody is at home")).toBe(true);
    expect(server.output()).toMatch(
      isFlask
        ? /DEBUG in app: Somebody is at home/
        : /"level":20,.*"msg":"Somebody is at home"/,
    );
  });

  test("an edited file is loaded again", async () => {
    const file = join(
      copy.folder,
      isFlask ? "flask/app.py" : "src/app.ts",
    );
    const source = readFileSync(file, "utf8");
    await server.get("/");
    writeFileSync(file, source.replace("Debug mode is", "Now it is"));
    try {
      const text = await until(async () => {
        const answer = await server.get("/");
        return answer.text === "Debug mode is on"
          ? undefined
          : answer.text;
      }, "the new text");
      expect(text).toBe("Now it is on");
    } finally {
      writeFileSync(file, source);
    }
  });
});

describe("without debug mode", () => {
  let server: Server;
  beforeAll(() => {
    server = startSide(copy.folder, { env: OFF });
  });
  afterAll(() => server.end());

  test("the visitor sees nothing and the log has the stack", async () => {
    await server.get("/");
    const { status, text } = await server.get("/boom");
    expect(status).toBe(500);
    expect(text).not.toMatch(/db\.internal|Error:|app\.(py|ts)/);
    expect(await prints(server, "db.internal")).toBe(true);
    expect(server.output()).toMatch(
      isFlask ? /app\.py", line \d+, in boom/ : /app\.ts:\d+:\d+/,
    );
    expect(server.output()).not.toContain("Somebody is at home");
  });

  test("the port is open on the loopback address alone", async () => {
    await server.get("/");
    const port = Number(
      /127\.0\.0\.1:(\d+)/.exec(server.output())?.[1],
    );
    expect(await canConnect("127.0.0.1", port)).toBe(true);
    expect(await canConnect("127.0.0.2", port)).toBe(false);
  });
});

test("LOG_LEVEL=debug changes the log and not the page", async () => {
  const env = { ...OFF, LOG_LEVEL: "debug" };
  const server = startSide(copy.folder, { env });
  try {
    expect((await server.get("/")).text).toBe("Debug mode is off");
    expect(await prints(server, "Somebody is at home")).toBe(true);
    const { text } = await server.get("/boom");
    expect(text).not.toContain("db.internal");
  } finally {
    await server.end();
  }
});
