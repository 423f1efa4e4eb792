import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { ESCAPE } from "./escape.ts";
import {
  appWith,
  get,
  type OpenedLessons,
  openLessons,
  withServer,
} from "./lessons.ts";

const BASICS = "01-what-is-flask";
const SESSIONS = "11-sessions";
const NEST = "02-flask-vs-django";

let lessons: OpenedLessons;

beforeAll(async () => {
  // Express only: Python takes longer to start than all of this.
  process.env["PYTHON"] = "";
  lessons = await openLessons([BASICS, SESSIONS, NEST]);
});

afterAll(() => lessons.close());

/** Sends requests to Express. */
function send(
  lesson: string,
  files: Record<string, string>,
  steps: Parameters<OpenedLessons["send"]>[3],
) {
  return lessons.send(lesson, "express", files, steps);
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

test("an edit of a file with decorators runs", async () => {
  const path = "src/nestjs/books.controller.ts";
  const text = readFileSync(
    new URL(`../../../../apps/${NEST}/${path}`, import.meta.url),
    "utf8",
  );
  const files = {
    [path]: text.replace('Controller("books")', 'Controller("shelf")'),
  };
  const add = {
    ...get("/shelf"),
    method: "POST",
    headers: [["Content-Type", "application/json"]] as [string, string][],
    body: '{"title":"  Emma "}',
  };
  const steps = [add, get("/shelf"), get("/books")];
  expect(await lessons.send(NEST, "nestjs", files, steps)).toEqual([
    '201 {"id":1,"title":"Emma"}',
    '200 [{"id":1,"title":"Emma"}]',
    '404 {"message":"Cannot GET /books","error":"Not Found","statusCode":404}',
  ]);
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
  await expect(send(BASICS, {}, [get("no slash")])).rejects.toThrow(
    'The path "no slash" must begin with "/"',
  );
});

test("Jest does not run here, and it says so", async () => {
  const message = await lessons.browser.page.evaluate(
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
  await withServer(
    (_req, res) => {
      hits += 1;
      res.setHeader("Access-Control-Allow-Origin", "*").end("hit");
    },
    async (address) => {
      await lessons.browser.page.evaluate(() => {
        globalThis.heardOutside = [];
        new BroadcastChannel("decant").addEventListener("message", (event) =>
          heardOutside.push(event.data),
        );
      });
      const path = `/?at=${encodeURIComponent(`${address}/out.js`)}`;
      const files = { "src/app.ts": ESCAPE };
      const [answer = ""] = await send(BASICS, files, [get(path)]);
      expect(answer).toMatch(/^200 /);
      const { origin, ...outcome } = JSON.parse(answer.slice(4)) as {
        origin: string;
      };
      expect(origin).toBe("null");
      expect(outcome).toEqual(
        Object.fromEntries(
          Object.keys(outcome).map((name) => [name, "refused"]),
        ),
      );
      expect(Object.keys(outcome)).toHaveLength(31);
      expect(await lessons.browser.page.evaluate(() => heardOutside)).toEqual(
        [],
      );
      expect(hits).toBe(0);
    },
  );
});
