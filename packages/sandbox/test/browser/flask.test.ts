import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { ESCAPE_FLASK } from "./escape-flask.ts";
import { get, type OpenedLessons, openLessons, withServer } from "./lessons.ts";

const BASICS = "01-what-is-flask";
const LOST = "Its state is lost: the next request starts it afresh.";

let lessons: OpenedLessons;

beforeAll(async () => {
  lessons = await openLessons([BASICS]);
});

afterAll(() => lessons.close());

/** Sends requests to an app whose views are these. */
function send(views: string, paths: readonly string[]) {
  const text = `import sys

from flask import Flask, Response

app = Flask(__name__)


@app.get("/well")
def well():
    return "well"


${views}`;
  const steps = paths.map(get);
  return lessons.send(BASICS, "flask", { "flask/app.py": text }, steps);
}

function inView(code: string): string {
  return `@app.get("/")\ndef view():\n    ${code.replaceAll("\n", "\n    ")}\n`;
}

test("a second visit starts from the first one's snapshot", async () => {
  const { page } = lessons.browser;
  const first = await send("", ["/well"]);
  await page.reload();
  const kept = await page.evaluate(async () => {
    const cache = await caches.open("decant-python");
    return (await cache.keys()).length;
  });
  expect(kept).toBe(1);
  // Modules that Flask had not imported come from where they did before.
  const view = inView(
    "import csv, sqlite3, flask.testing\nreturn sqlite3.sqlite_version[0] + csv.__name__",
  );
  expect([first, await send(view, ["/well", "/"])]).toEqual([
    ["200 well"],
    ["200 well", "200 3csv"],
  ]);
});

test("code reaches neither the network nor storage nor the page", async () => {
  let hits = 0;
  await withServer(
    (_req, res) => {
      hits += 1;
      res.setHeader("Access-Control-Allow-Origin", "*").end("hit");
    },
    async (address) => {
      const { page } = lessons.browser;
      await page.evaluate(() => {
        globalThis.heardOutside = [];
        new BroadcastChannel("decant").addEventListener("message", (event) =>
          heardOutside.push(event.data),
        );
      });
      const files = { "flask/app.py": ESCAPE_FLASK };
      const begin = get(`/?at=${encodeURIComponent(`${address}/out.js`)}`);
      const asked = Array.from({ length: 100 }, () => get("/outcome"));
      const [origin, ...said] = await lessons.send(BASICS, "flask", files, [
        begin,
        ...asked,
      ]);
      expect(origin).toBe('200 {"origin":"null"}\n');
      const outcome = JSON.parse(said.at(-1)?.slice(4) ?? "") as object;
      expect(outcome).toEqual(
        Object.fromEntries(
          Object.keys(outcome).map((name) => [name, "refused"]),
        ),
      );
      expect(Object.keys(outcome)).toHaveLength(32);
      expect(await page.evaluate(() => heardOutside)).toEqual([]);
      expect(hits).toBe(0);
    },
  );
});

test("memory is bounded: what fills it is ended, and Python starts again", async () => {
  const view = inView(
    "kept = sys.modules.setdefault('kept', [])\nwhile True:\n    kept.append(bytearray(1 << 20))",
  );
  expect(await send(view, ["/", "/well"])).toEqual([
    `crashed: It crashed: its memory is full: Python has 256 MB here. ${LOST}`,
    "200 well",
  ]);
});

test("a loop for ever is stopped, and the next request starts afresh", async () => {
  expect(await send(inView("while True:\n    pass"), ["/", "/well"])).toEqual([
    `timeout: It gave no whole answer within 10 seconds. ${LOST}`,
    "200 well",
  ]);
});

test("an answer without end is cut off", async () => {
  const view = inView(
    'def more():\n    while True:\n        yield b"x" * 65536\nreturn Response(more())',
  );
  expect(await send(view, ["/", "/well"])).toEqual([
    "too-large: It was cut off: its answer is over 5 MB.",
    "200 well",
  ]);
});

test("what Python says behind the host's back ends it", async () => {
  const views = `import js
from pyodide.ffi import create_proxy, to_js

held = []
plain = js.Object.getOwnPropertyDescriptor(js.MessageEvent.prototype, "data").get


def steal(event):
    held.append(event.target)
    return js.Reflect.apply(plain, event, to_js([]))


def to_object(pairs):
    return to_js(pairs, dict_converter=js.Object.fromEntries)


getter = create_proxy(steal, capture_this=True)
descriptor = to_object({"get": getter, "configurable": True})
js.Object.defineProperty(js.MessageEvent.prototype, "data", descriptor)


@app.get("/forge")
def forge():
    held[0].postMessage(to_object({"kind": "done", "id": 999}))
    return "well"
`;
  expect(await send(views, ["/well", "/forge", "/forge"])).toEqual([
    "200 well",
    `crashed: It was stopped: it sent messages to where nobody asked for any. ${LOST}`,
    `crashed: It was stopped: it sent messages to where nobody asked for any. ${LOST}`,
  ]);
});

test("an error in the file is told in its last line", async () => {
  const files = { "flask/app.py": "def broken(:\n" };
  const answers = await lessons.send(BASICS, "flask", files, [get("/")]);
  expect(answers).toEqual([
    "not-started: It did not start: SyntaxError: invalid syntax.",
  ]);
});
