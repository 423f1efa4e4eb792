import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readLessons } from "@decant/catalog";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { buildSandbox } from "../../src/build/index.ts";
import { type Browser, openBrowser } from "../../src/truth/browser.ts";
import type { Step } from "../../src/truth/truth-page.ts";
import { ESCAPE } from "./escape.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const BASICS = "01-what-is-flask";
const SESSIONS = "11-sessions";
const GET = { method: "GET", headers: [], body: "" } as const;
const get = (path: string): Step => ({ ...GET, path });

let folder: string;
let browser: Browser;

beforeAll(async () => {
  // Express only: Python takes longer to start than all of this.
  process.env["PYTHON"] = "";
  folder = mkdtempSync(join(tmpdir(), "decant-sandbox-"));
  const wanted = new Set([BASICS, SESSIONS]);
  const lessons = readLessons(ROOT).filter((one) => wanted.has(one.folder));
  await buildSandbox(lessons, folder);
  browser = await openBrowser(folder);
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** Sends requests one after the other; each answer's text, or the fault. */
function send(lesson: string, files: Record<string, string>, steps: Step[]) {
  return browser.page.evaluate(
    ([one, changed, all]) => sandbox.send(one, "express", changed, all),
    [lesson, files, steps] as const,
  );
}

/** An app whose only handler does this. */
function appWith(handler: string): Record<string, string> {
  return {
    "src/app.ts": `import express from "express";
export function createApp() {
  const app = express();
  app.get("/", (req, res) => { ${handler} });
  app.get("/well", (_req, res) => res.send("well"));
  return app;
}`,
  };
}

test("a lesson answers, and keeps its state until it ends", async () => {
  const answers = await send(SESSIONS, {}, [
    get("/get_session"),
    get("/set_session"),
    get("/get_session"),
    "end",
    get("/get_session"),
  ]);
  expect(answers).toEqual([
    "200 No session set",
    "200 Session set!",
    "200 JohnDoe",
    "200 No session set",
  ]);
});

test("an edit is compiled, types and all, and runs", async () => {
  const files = appWith('const text: string = "changed"; res.send(text);');
  expect(await send(BASICS, files, [get("/")])).toEqual(["200 changed"]);
});

test("an edit that is no TypeScript is refused with its line", async () => {
  const files = { "src/app.ts": "export function createApp( {" };
  expect(await send(BASICS, files, [get("/")])).toEqual([
    'not-started: It did not start: SyntaxError: Error transforming src/app.ts: Unexpected token, expected "," (1:29).',
  ]);
});

test("an import that the lesson does not have is refused", async () => {
  const files = { "src/app.ts": 'import "left-pad";' };
  const [answer] = await send(BASICS, files, [get("/")]);
  expect(answer).toMatch(
    /^not-started: .*"left-pad" is not among what this lesson can import here: .*express/,
  );
});

test("a loop for ever is stopped, and the next request starts afresh", async () => {
  const files = appWith('if (req.query["loop"]) for (;;);');
  expect(await send(BASICS, files, [get("/?loop=1"), get("/well")])).toEqual([
    "timeout: It gave no whole answer within 10 seconds. Its state is lost: the next request starts it afresh.",
    "200 well",
  ]);
});

test("an error that nobody catches ends the side, as it ends Node", async () => {
  const files = appWith('setTimeout(() => { throw new Error("late"); });');
  expect(await send(BASICS, files, [get("/"), get("/well")])).toEqual([
    "crashed: It crashed: Error: late. Its state is lost: the next request starts it afresh.",
    "200 well",
  ]);
});

test("an answer that is too long is cut off", async () => {
  const files = appWith("res.send(Buffer.alloc(6 * 1024 * 1024));");
  expect(await send(BASICS, files, [get("/")])).toEqual([
    "too-large: It was cut off: its answer is over 5 MB.",
  ]);
});

test("a malformed request is not sent", async () => {
  const steps: Step[] = [{ ...GET, path: "no slash" }];
  await expect(send(BASICS, {}, steps)).rejects.toThrow(
    'The path "no slash" must begin with "/"',
  );
});

test("Jest does not run here, and it says so", async () => {
  const message = await browser.page.evaluate(
    (lesson) =>
      sandbox.runner
        .open(lesson, [])
        .test()
        .catch((error: Error) => error.message),
    BASICS,
  );
  expect(message).toBe(
    "Tests need Jest and pytest, and no browser runs them: run them with `npm test` in the lesson's folder.",
  );
});

test("code reaches neither the network nor storage nor the page", async () => {
  let hits = 0;
  const server = createServer((_req, res) => {
    hits += 1;
    res.setHeader("Access-Control-Allow-Origin", "*").end("hit");
  });
  const address = await listen(server);
  try {
    await browser.page.evaluate(() => {
      globalThis.heardOutside = [];
      new BroadcastChannel("decant").addEventListener("message", ({ data }) =>
        heardOutside.push(data),
      );
    });
    const path = `/?at=${encodeURIComponent(address)}`;
    const files = { "src/app.ts": ESCAPE };
    const [answer = ""] = await send(BASICS, files, [get(path)]);
    expect(answer).toMatch(/^200 /);
    const { origin, ...outcome } = JSON.parse(answer.slice(4)) as {
      origin: string;
    };
    expect(origin).toBe("null");
    expect(new Set(Object.values(outcome))).toEqual(new Set(["refused"]));
    expect(Object.keys(outcome)).toHaveLength(15);
    expect(await browser.page.evaluate(() => heardOutside)).toEqual([]);
    expect(hits).toBe(0);
  } finally {
    server.close().closeAllConnections();
  }
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/out.js`;
}
