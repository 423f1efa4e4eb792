import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { setImmediate } from "node:timers/promises";
import { CookieJar, decodeBytes } from "@decant/exchange";
import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  test,
} from "@jest/globals";
import { available } from "../src/hosts.ts";
import { type Instance, openInstance } from "../src/instance.ts";
import { nameSocket } from "../src/sockets.ts";
import { killParent } from "./kill-parent.ts";
import { BAD_APP, get, makeLesson, removeLessons } from "./make-lesson.ts";
import { processEnd } from "./process-end.ts";

// Starting a process takes its time: tests that do it no harm share one.
const lesson = makeLesson({ "src/app.ts": BAD_APP });
let shared: Instance;
const others: Instance[] = [];

async function open(from = lesson) {
  const instance = await openInstance(from, "express");
  others.push(instance);
  return instance;
}

beforeAll(async () => {
  process.env["SECRET_KEY"] = "hush";
  process.env["DEBUG"] = "*";
  shared = await openInstance(lesson, "express");
  delete process.env["SECRET_KEY"];
  delete process.env["DEBUG"];
});
afterEach(() => Promise.all(others.splice(0).map((other) => other.end())));
afterAll(async () => {
  await shared.end();
  removeLessons();
});

describe("an instance", () => {
  test("keeps its state, and shares it with no other", async () => {
    const other = await open();
    await shared.send(get("/count"));
    const second = await shared.send(get("/count"));
    const first = await other.send(get("/count"));
    expect(decodeBytes(second.body)).toBe("2");
    expect(decodeBytes(first.body)).toBe("1");
  });

  test("is told the host of the side's own start script", async () => {
    const { body, sent } = await shared.send(get("/echo"));
    expect(decodeBytes(body)).toBe(
      "GET|/echo|Host|127.0.0.1:3005|Connection|close",
    );
    expect(decodeBytes(sent)).toBe(
      "GET /echo HTTP/1.1\r\nHost: 127.0.0.1:3005\r\nConnection: close\r\n\r\n",
    );
  });

  test("runs in the lesson's folder, without the parent's secrets", async () => {
    const { body } = await shared.send(get("/environment"));
    expect(JSON.parse(decodeBytes(body))).toEqual([
      null,
      null,
      null,
      lesson.directory,
    ]);
  });

  test("may print what it likes, as the protocol's own lines", async () => {
    await shared.send(get("/print"));
    while (shared.errors().split("\n").length < 3) await setImmediate();
    expect(shared.errors().split("\n").toSorted()).toEqual([
      "",
      "to stderr",
      '{"port":1}',
    ]);
  });
});

describe("cookies", () => {
  test("go through the jar", async () => {
    const jar = new CookieJar();
    await shared.send(get("/login"), { jar });
    const { sent } = await shared.send(get("/echo"), { jar });
    expect(decodeBytes(sent)).toContain('\r\nCookie: user="a b"\r\n');
  });

  test("stay out where the request says so, or brings its own", async () => {
    const jar = new CookieJar();
    jar.store("user=jar", "/");
    const without = await shared.send(
      { ...get("/echo"), cookies: false },
      { jar },
    );
    expect(decodeBytes(without.sent)).not.toContain("Cookie");
    const own = await shared.send(
      { ...get("/echo"), headers: [["cookie", "user=own"]] },
      { jar },
    );
    expect(decodeBytes(own.sent)).toContain("\r\ncookie: user=own\r\n");
    expect(decodeBytes(own.sent)).not.toContain("user=jar");
  });

  test("of an answer to a request without cookies are kept", async () => {
    const jar = new CookieJar();
    await shared.send({ ...get("/login"), cookies: false }, { jar });
    expect(jar.header("/")).toBe('user="a b"');
  });
});

describe("faults", () => {
  test("an unhandled rejection is a crash", async () => {
    const instance = await open();
    await expect(instance.send(get("/reject"))).rejects.toMatchObject({
      name: "LessonFault",
      kind: "crashed",
      message: "It crashed: src/app.ts:14: Error: nobody awaits.",
    });
  });

  test.each([
    ["/hang-up", "closed", "It hung up without an answer."],
    [
      "/nonsense",
      "nonsense",
      'It answered nonsense: "hello" stands where HTTP has a status line.',
    ],
    ["/silent", "timeout", "It gave no whole answer within 0.5 seconds."],
  ])("%s is %s", async (path, kind, message) => {
    await expect(
      shared.send(get(path), { timeoutMs: 500 }),
    ).rejects.toMatchObject({ name: "LessonFault", kind, message });
  });

  test("a crash between two requests is told to the second", async () => {
    const instance = await open();
    await instance.send(get("/later"));
    await processEnd(instance.pid);
    await expect(instance.send(get("/count"))).rejects.toMatchObject({
      kind: "crashed",
      message: "It crashed: the process ended with code 4.",
    });
  });

  test.each([
    [
      "import fails",
      'import "./missing.ts";',
      // Newer Node puts the error's code behind its name.
      /^It did not start: Error(?: \[ERR_MODULE_NOT_FOUND\])?: Cannot find module 'src\/missing\.ts' imported from src\/app\.ts\.$/,
    ],
    [
      "createApp is missing",
      "export const app = 1;",
      /^It did not start: Error: it exports no function createApp\.$/,
    ],
  ])("where %s it does not start", async (_name, text, message) => {
    const broken = makeLesson({ "src/app.ts": text });
    await expect(open(broken)).rejects.toMatchObject({
      kind: "not-started",
      message: expect.stringMatching(message),
    });
  });

  test("an unknown side, a missing package", async () => {
    await expect(openInstance(lesson, "rails")).rejects.toThrow(
      '05-sample has no side "rails": it has flask, express.',
    );
    const poor = makeLesson({
      "package.json":
        '{ "type": "module", "dependencies": { "express": "5", "not-there": "1" } }',
      "src/app.ts": BAD_APP,
    });
    const sentence =
      "Express needs not-there: `npm install` installs what is missing.";
    expect(available(poor, "express")).toBe(sentence);
    expect(available(lesson, "express")).toBeUndefined();
    await expect(openInstance(poor, "express")).rejects.toMatchObject({
      kind: "not-started",
      message: sentence,
    });
  });
});

test("no child outlives a parent that is killed, not even one in a loop", async () => {
  const ids = await killParent(lesson, "express", "src/app.ts", "/loop");
  expect(ids).toHaveLength(4);
  await Promise.all(ids.map(processEnd));
});

test("the socket of a process that was killed is removed", async () => {
  const instance = await open();
  const [side] = lesson.sides;
  const folder = dirname((side && nameSocket(side)) ?? "");
  const sockets = readdirSync(folder).length;
  process.kill(instance.pid ?? 0, "SIGKILL");
  await instance.gone;
  expect(readdirSync(folder)).toHaveLength(sockets);
  await instance.end();
  expect(readdirSync(folder)).toHaveLength(sockets - 1);
});
