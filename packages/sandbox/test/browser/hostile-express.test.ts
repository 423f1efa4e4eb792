import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { appThatSays } from "./hostile.ts";
import { appWith, get, type OpenedLessons, openLessons } from "./lessons.ts";

const BASICS = "01-what-is-flask";
const LOST = "Its state is lost: the next request starts it afresh.";

let lessons: OpenedLessons;

beforeAll(async () => {
  process.env["PYTHON"] = "";
  lessons = await openLessons([BASICS]);
});

afterAll(() => lessons.close());

/** What the page makes of it, and whether the side answers afterwards. */
function attack(what: string) {
  const steps = [get("/"), get("/attack"), get("/")];
  return lessons.send(BASICS, "express", appThatSays(what), steps);
}

describe("what a worker says is not trusted", () => {
  test.each([
    [
      "answers to questions that were never asked",
      'for (let id = 100; id < 200; id += 1) port.postMessage({ kind: "done", id, bytes: new Uint8Array() });',
      "it sent an answer that nobody asked for",
    ],
    [
      "an answer twice",
      'for (let id = 1; id < 4; id += 1) port.postMessage({ kind: "done", id: 2, bytes: new Uint8Array(9) });',
      "it sent an answer that nobody asked for",
    ],
    ["nothing", "port.postMessage(null);", "it sent what is no answer"],
    ["a number", "port.postMessage(7);", "it sent what is no answer"],
    [
      "an id that is no number",
      'port.postMessage({ kind: "done", id: {}, bytes: new Uint8Array() });',
      "it sent what is no answer",
    ],
    [
      "bytes that are none",
      'port.postMessage({ kind: "done", id: 3, bytes: { length: 1e9 } });',
      "it sent what is no answer",
    ],
    [
      "64 MB at once",
      'port.postMessage({ kind: "done", id: 3, bytes: new Uint8Array(64 << 20) });',
      "it sent more than an answer may have",
    ],
    [
      "a flood without end",
      'for (;;) port.postMessage({ kind: "done", id: 1e9 });',
      "it sent an answer that nobody asked for",
    ],
  ])("%s", async (_, what, why) => {
    expect(await attack(what)).toEqual([
      "200 well",
      `crashed: It was stopped: ${why}. ${LOST}`,
      "200 well",
    ]);
  });

  test("a reason that is no text", async () => {
    const what =
      'port.postMessage({ kind: "crash", reason: { toString: 1, valueOf: 2 } });';
    expect(await attack(what)).toEqual([
      "200 well",
      `crashed: It crashed: it gave no reason. ${LOST}`,
      "200 well",
    ]);
  });

  test("a forged answer is read as any answer is", async () => {
    const what =
      'port.postMessage({ kind: "done", id: 3, bytes: new TextEncoder().encode("<script>") });';
    const [, second] = await attack(what);
    expect(second).toBe("closed: It hung up in the middle of its answer.");
  });

  test("names that objects inherit stay what they are", async () => {
    const what = `const message = JSON.parse('{"__proto__":{"polluted":1},"kind":"done","id":3,"constructor":{"prototype":{"polluted":1}}}');
    message.bytes = new TextEncoder().encode("HTTP/1.1 200 OK\\r\\n__proto__: polluted\\r\\nSet-Cookie: __proto__=polluted\\r\\nContent-Length: 0\\r\\n\\r\\n");
    port.postMessage(message);`;
    expect(await attack(what)).toEqual(["200 well", "200 ", "200 well"]);
    const polluted = await lessons.browser.page.evaluate(
      () => (Object.prototype as { polluted?: unknown }).polluted,
    );
    expect(polluted).toBeUndefined();
  });
});

test("an error whose text throws ends in a sentence", async () => {
  const files = appWith(
    'setTimeout(() => { throw { toString() { throw new Error("again"); } }; });',
  );
  const steps = [get("/"), get("/well")];
  expect(await lessons.send(BASICS, "express", files, steps)).toEqual([
    `crashed: It crashed: what it threw cannot be shown. ${LOST}`,
    "200 well",
  ]);
});

test("an answer without end is cut off", async () => {
  const files = appWith(
    "const more = () => { res.write(Buffer.alloc(1 << 20)); setImmediate(more); }; more();",
  );
  const steps = [get("/"), get("/well")];
  expect(await lessons.send(BASICS, "express", files, steps)).toEqual([
    "too-large: It was cut off: its answer is over 5 MB.",
    "200 well",
  ]);
});

test("what ended while nobody asked is told with the next answer", async () => {
  const files = appWith(
    'res.send("first"); setTimeout(() => { throw new Error("late"); });',
  );
  const event = await lessons.browser.page.evaluate(
    async ([lesson, changed, request]) => {
      const opened = sandbox.runner.open(lesson, [
        { name: "express", files: changed },
      ]);
      const ask = async () => {
        for await (const one of opened.send(request, "")) {
          return one.kind === "answer" ? (one.lost ?? "") : one.message;
        }
        return "nothing";
      };
      await ask();
      let said = "";
      for (let tries = 0; tries < 100 && said === ""; tries += 1) {
        said = await ask();
      }
      await opened.end();
      return said;
    },
    [BASICS, files, get("/")] as const,
  );
  expect(event).toMatch(/It crashed: Error: late\./);
});

test("at most eight workers run in a page, and the idle give way", async () => {
  const answers = await lessons.browser.page.evaluate(
    async ([lesson, request]) => {
      const said: string[] = [];
      const all = Array.from({ length: 10 }, () =>
        sandbox.runner.open(lesson, [{ name: "express", files: {} }]),
      );
      for (const opened of [...all, all[0]]) {
        for await (const one of opened?.send(request, "") ?? []) {
          said.push(one.kind === "answer" ? (one.lost ?? "") : one.message);
        }
      }
      for (const opened of all) await opened.end();
      return said;
    },
    [BASICS, get("/")] as const,
  );
  expect(answers).toEqual([
    ...Array.from({ length: 10 }, () => ""),
    "Its earlier state is lost. It was ended: others needed its place.",
  ]);
});
