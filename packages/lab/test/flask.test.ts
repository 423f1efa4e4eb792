// Left out by jest.config.js where Flask is not installed.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { decodeBytes } from "@decant/exchange";
import { afterAll, expect, jest, test } from "@jest/globals";
import { Groups } from "../src/groups.ts";
import { available, findSide, pythonFor } from "../src/hosts.ts";
import { type Instance, openInstance } from "../src/instance.ts";
import { play } from "../src/record.ts";
import { runnerOf } from "../src/runner.ts";
import { describeVersions } from "../src/versions.ts";
import { Visitors } from "../src/visitors.ts";
import { killParent } from "./kill-parent.ts";
import { BAD_APP, get, makeLesson, removeLessons } from "./make-lesson.ts";
import { processEnd } from "./process-end.ts";

// Processes start, and the machine may be busy.
jest.setTimeout(60_000);

const APP = `
import os
import re
from pathlib import Path

from flask import Flask, request, session

app = Flask(__name__)
app.secret_key = "of no importance"


@app.get("/login")
def login() -> str:
    session["user"] = "Ada"
    return "in"


@app.get("/me")
def me() -> str:
    return session.get("user", "nobody")


@app.get("/where")
def where() -> str:
    return f"{Path.cwd().name} {request.host} {os.environ.get('DEBUG')}"


@app.get("/print")
def say() -> str:
    print('{"port": 1}')
    return "said"


@app.get("/exit")
def leave() -> str:
    os._exit(3)


@app.get("/pid")
def pid() -> str:
    return str(os.getpid())


@app.get("/endless")
def endless() -> str:
    return str(re.match("(a+)+$", "a" * 60 + "b"))


@app.get("/hoard")
def hoard() -> str:
    return str(len([b"x" * 10_000_000 for _ in range(1000)]))


@app.get("/meddle")
def meddle() -> str:
    os.write(3, b"garbage\\n")
    return "done"
`;

const lesson = makeLesson(
  { "flask/app.py": APP, "flask/requirements.txt": "Flask==3.1.3\n" },
  { requests: [get("/me", "Before"), get("/login"), get("/me"), get("/none")] },
);
const running: Instance[] = [];
const visitors = new Visitors();

async function open(from = lesson) {
  const instance = await openInstance(from, "flask");
  running.push(instance);
  return instance;
}

afterAll(async () => {
  await Promise.all(running.map((instance) => instance.end()));
  await visitors.end();
  removeLessons();
});

test("a lesson is played with its session, and masked", async () => {
  const answers = await play(lesson, "flask");
  expect(
    answers.map(({ status, body }) => [status, body.slice(0, 15)]),
  ).toEqual([
    [200, "nobody"],
    [200, "in"],
    [200, "Ada"],
    [404, "<!doctype html>"],
  ]);
  expect(answers[1]?.headers).toEqual([
    ["Server", "Werkzeug/{version} Python/{version}"],
    ["Date", "{date}"],
    ["Content-Type", "text/html; charset=utf-8"],
    ["Content-Length", "2"],
    ["Vary", "Cookie"],
    [
      "Set-Cookie",
      "session=eyJ1c2VyIjoiQWRhIn0.{timestamp}.{signature}; HttpOnly; Path=/",
    ],
    ["Connection", "close"],
  ]);
});

test("it runs in its folder, told its own port, and may print", async () => {
  process.env["DEBUG"] = "*";
  const instance = await open();
  delete process.env["DEBUG"];
  const where = await instance.send(get("/where"));
  expect(decodeBytes(where.body)).toBe("flask 127.0.0.1:5005 None");
  await instance.send(get("/print"));
  await instance.end();
  expect(instance.errors().trim()).toBe('{"port": 1}');
});

test("a crash is told, and the next request starts afresh", async () => {
  const send = (path: string) =>
    visitors.send("ann", lesson, "flask", get(path));
  await send("/login");
  await expect(send("/exit")).rejects.toMatchObject({
    kind: "crashed",
    message:
      "It crashed: the process ended with code 3. Its state is lost: the next request starts it afresh.",
  });
  const { body } = await send("/me");
  expect(decodeBytes(body)).toBe("nobody");
});

test("too much memory is told as a crash", async () => {
  await expect(
    visitors.send("bob", lesson, "flask", get("/hoard")),
  ).rejects.toMatchObject({
    kind: "crashed",
    message:
      "It crashed: it used more than 512 MB of memory. Its state is lost: the next request starts it afresh.",
  });
});

test.each([[["flask", "express"]], [["express", "flask"]]])(
  "%j of two lessons, one after the other",
  async (order) => {
    const lab = new Visitors();
    const files = {
      "flask/app.py": APP,
      "flask/requirements.txt": "Flask\n",
      "src/app.ts": BAD_APP,
    };
    for (const folder of ["05-one", "06-two"]) {
      const both = makeLesson(files, { folder });
      for (const side of order) {
        const answer = await lab.send("hal", both, side, get("/pid"));
        expect(answer.status).toBe(200);
      }
    }
    await lab.end();
  },
);

test("what is warmed for the first visitor ends with the rest", async () => {
  const groups = new Groups();
  const flask = findSide(lesson, "flask");
  groups.warm(lesson);
  expect(groups.has(lesson, flask)).toBe(true);
  await groups.end();
  expect(groups.has(lesson, flask)).toBe(false);
});

test("one visitor's crash or meddling loses no other's state", async () => {
  const send = (visitor: string, path: string) =>
    visitors.send(visitor, lesson, "flask", get(path));
  await Promise.all([send("cid", "/login"), send("dan", "/login")]);
  expect(decodeBytes((await send("dan", "/meddle")).body)).toBe("done");
  await expect(send("dan", "/exit")).rejects.toMatchObject({ kind: "crashed" });
  expect(decodeBytes((await send("cid", "/me")).body)).toBe("Ada");
});

test("no child outlives a parent that is killed, whatever it does", async () => {
  const ids = await killParent(lesson, "flask", "flask/app.py", "/endless");
  expect(new Set(ids).size).toBe(4);
  await Promise.all(ids.map(processEnd));
});

test("an app that cannot be loaded says why", async () => {
  const broken = makeLesson({
    "flask/app.py": "raise ValueError('not today')\n",
    "flask/requirements.txt": "Flask\n",
  });
  await expect(open(broken)).rejects.toMatchObject({
    kind: "not-started",
    message: "It did not start: flask/app.py:1: ValueError: not today.",
  });
});

const shown = {
  ...lesson,
  sides: lesson.sides.map((side) => ({
    ...side,
    files: [
      {
        path: `${side.name}/app.py`,
        language: "python" as const,
        text: APP,
        markers: [],
        regions: [],
      },
    ],
  })),
};

test("a changed side has a process of its own, and says where it is wrong", async () => {
  const send = async (visitor: string, path: string, app?: string) => {
    const files = app === undefined ? {} : { "flask/app.py": app };
    const request = get(path);
    const answer = await visitors.send(visitor, shown, "flask", request, {
      files,
    });
    return decodeBytes(answer.body);
  };
  const changed = APP.replace('return "in"', 'return "within"');
  expect(await send("eve", "/login", changed)).toBe("within");
  expect(await send("eve", "/me", changed)).toBe("Ada");
  expect(await send("eve", "/me")).toBe("nobody");
  expect(await send("eve", "/login")).toBe("in");
  const wrong = APP.replace('return "in"', 'return "in');
  await expect(send("eve", "/login", wrong)).rejects.toMatchObject({
    kind: "not-started",
    message: expect.stringMatching(
      /^It did not start: flask\/app\.py:15: SyntaxError: unterminated string/,
    ),
  });
});

test("files that have changed on disk start it afresh, and it says so", async () => {
  await visitors.send("fay", shown, "flask", get("/login"));
  const anew = { ...shown };
  const answer = await visitors.send("fay", anew, "flask", get("/me"));
  expect(decodeBytes(answer.body)).toBe("nobody");
  expect(answer.lost).toBe(
    "Its earlier state is lost: its files have changed on disk.",
  );
});

test("the tests of a changed side run on that side", async () => {
  const files = {
    "jest.config.json": '{ "preset": "@decant/shared" }',
    "src/app.ts": "export const createApp = () => undefined;\n",
    "test/app.test.ts": `import { target } from "@decant/shared/testing";
import { test } from "@jest/globals";
import { createApp } from "../src/app.ts";
const start = target(createApp as never);
test("login", async () => {
  await (await start()).get("/login").expect(200, "in");
});
`,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(lesson.directory, path)), { recursive: true });
    writeFileSync(join(lesson.directory, path), text);
  }
  const changed = APP.replace('return "in"', 'return "within"');
  const report = await runnerOf(visitors, "gil", () => shown)
    .open("", [{ name: "flask", files: { "flask/app.py": changed } }])
    .test();
  expect(report).toEqual({
    tests: 1,
    failures: [
      {
        side: "flask",
        name: "login",
        message: expect.stringContaining("expected 'in' response body"),
        at: { file: "test/app.test.ts", line: 6 },
      },
    ],
  });
});

test("the versions, and what is missing", () => {
  const side = findSide(lesson, "flask");
  expect(describeVersions(lesson, side, pythonFor(lesson))).toMatch(
    /^Flask 3\.1\.\d+, Werkzeug 3\.1\.\d+$/,
  );
  expect(available(lesson, "flask")).toBeUndefined();
  const poor = makeLesson({
    "flask/requirements.txt":
      "# what it needs\nFlask[async]>=3.1\n-r more.txt\nNot_There==1.0 ; python_version > '3'\n",
  });
  expect(available(poor, "flask")).toBe(
    "Flask needs Not_There: `npx decant flask` installs what is missing.",
  );
});
