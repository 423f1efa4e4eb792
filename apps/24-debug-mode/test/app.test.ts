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
  type Server,
  startSide,
} from "./server.ts";

jest.setTimeout(120_000); // processes start

const visit = target(createApp);
const [ON, OFF] = isFlask
  ? [{ FLASK_DEBUG: "1" }, { FLASK_DEBUG: "0" }]
  : [{ NODE_ENV: "development" }, { NODE_ENV: "production" }];

const copy = copyLesson();
let unset: Server;
let off: Server;
let on: Server;

beforeAll(() => {
  unset = startSide({});
  off = startSide({ env: { ...OFF, LOG_LEVEL: "debug" } });
  // FLASK_DEBUG=1 is enough to make Flask watch its files.
  on = startSide({ folder: copy.folder, watch: !isFlask, env: ON });
});
afterAll(async () => {
  await Promise.all([unset.end(), off.end(), on.end()]);
  copy.remove();
});
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

  test("GET /admin is 403", async () => {
    const visitor = await visit();
    const { text } = await visitor.get("/admin").expect(403);
    expect(text).toContain("Forbidden");
  });

  test("GET /console is 404", async () => {
    const visitor = await visit();
    await visitor.get("/console").expect(404);
  });
});

test("with nothing set debug mode is off", async () => {
  const { text } = await unset.get("/");
  expect(text).toBe("Debug mode is off");
});

describe(`with ${JSON.stringify(ON)}`, () => {
  test("debug mode is on", async () => {
    const { text } = await on.get("/");
    expect(text).toBe("Debug mode is on");
  });

  test("the error page shows message, file and line", async () => {
    const { status, text } = await on.get("/boom");
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

  test("a refusal is no fault: 403, and no error page", async () => {
    const { status, text } = await on.get("/admin");
    expect(status).toBe(403);
    expect(text).toContain("Forbidden");
    expect(text).not.toMatch(/app\.(py|ts)/);
  });

  test("the log has debug messages", async () => {
    await on.get("/");
    expect(await on.prints("Somebody is at home")).toBe(true);
    expect(on.output()).toMatch(
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
    await on.get("/");
    writeFileSync(file, source.replace("Debug mode is", "Now it is"));
    try {
      const text = await on.until(async () => {
        const answer = await on.get("/");
        return answer.text === "Debug mode is on"
          ? undefined
          : answer.text;
      });
      expect(text).toBe("Now it is on");
    } finally {
      writeFileSync(file, source);
    }
  });
});

describe("without debug mode", () => {
  test("the visitor sees nothing and the log has the stack", async () => {
    await unset.get("/");
    const { status, text } = await unset.get("/boom");
    expect(status).toBe(500);
    expect(text).not.toMatch(/db\.internal|Error:|app\.(py|ts)/);
    expect(await unset.prints("db.internal")).toBe(true);
    expect(unset.output()).toMatch(
      isFlask ? /app\.py", line \d+, in boom/ : /app\.ts:\d+:\d+/,
    );
    expect(unset.output()).not.toContain("Somebody is at home");
  });

  test("the port is open only on the loopback address", async () => {
    await unset.get("/");
    const port = Number(/127\.0\.0\.1:(\d+)/.exec(unset.output())?.[1]);
    expect(await canConnect("127.0.0.1", port)).toBe(true);
    expect(await canConnect("127.0.0.2", port)).toBe(false);
  });
});

test(`with ${JSON.stringify(OFF)} LOG_LEVEL=debug changes the log and not the page`, async () => {
  const { text } = await off.get("/");
  expect(text).toBe("Debug mode is off");
  expect(await off.prints("Somebody is at home")).toBe(true);
  const page = await off.get("/boom");
  expect(page.text).not.toContain("db.internal");
});
