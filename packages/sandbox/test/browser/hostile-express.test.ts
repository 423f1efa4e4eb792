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
    ["nothing", "null"],
    ["a forged answer", '{ kind: "done", id: 3, bytes: new Uint8Array(9) }'],
    ["64 MB at once", "new Uint8Array(64 << 20)"],
    ["100 MB of text", '{ kind: "crash", reason: "x".repeat(100 << 20) }'],
  ])("%s on the port of the questions ends it", async (_, message) => {
    expect(await attack(`port.postMessage(${message});`)).toEqual([
      "200 well",
      `crashed: It was stopped: it sent messages to where nobody asked for any. ${LOST}`,
      "200 well",
    ]);
  });

  test("a flood without end does, too", async () => {
    expect(await attack("for (;;) port.postMessage(0);")).toEqual([
      "200 well",
      `crashed: It was stopped: it sent messages to where nobody asked for any. ${LOST}`,
      "200 well",
    ]);
  });

  test.each([
    ["a question that was never asked", 99],
    ["a question that was answered before", 2],
  ])("an answer to %s ends it", async (_, id) => {
    // The host answers what looks like a question of the page.
    const what = `const bytes = new TextEncoder().encode("GET / HTTP/1.1\\r\\n\\r\\n");
    const data = { kind: "send", id: ${id}, bytes };
    port.dispatchEvent(new MessageEvent("message", { data }));`;
    expect(await attack(what)).toEqual([
      "200 well",
      `crashed: It was stopped: it sent an answer that nobody asked for. ${LOST}`,
      "200 well",
    ]);
  });

  test.each([
    [
      "64 MB at once",
      "new Uint8Array(64 << 20)",
      `crashed: It crashed: it sent more than an answer may have. ${LOST}`,
    ],
    [
      "a few bytes of a gigabyte",
      "new Uint8Array(new ArrayBuffer(1 << 30), 0, 9).map(() => 120)",
      "closed: It hung up in the middle of its answer.",
    ],
    [
      "no HTTP",
      'new TextEncoder().encode("<script>")',
      "closed: It hung up in the middle of its answer.",
    ],
    [
      "names that objects inherit",
      'new TextEncoder().encode("HTTP/1.1 200 OK\\r\\n__proto__: polluted\\r\\nSet-Cookie: __proto__=polluted\\r\\nContent-Length: 0\\r\\n\\r\\n")',
      "200 ",
    ],
  ])("%s in the place of an answer", async (_, bytes, said) => {
    const what = `const { concat } = Buffer; Buffer.concat = () => { Buffer.concat = concat; return ${bytes}; };`;
    const [first, second, third] = await attack(`${what} res.send("x");`);
    expect([first, second, third]).toEqual(["200 well", said, "200 well"]);
    const polluted = await lessons.browser.page.evaluate(
      () => (Object.prototype as { polluted?: unknown }).polluted,
    );
    expect(polluted).toBeUndefined();
  });

  test.each([
    ["no text", "{}"],
    ["100 MB of text", '"x".repeat(100 << 20)'],
  ])("%s in the place of a reason", async (_, reason) => {
    const what = `globalThis.String = () => ({ slice: () => (${reason}) }); setTimeout(() => { throw 1; });`;
    expect(await attack(what)).toEqual([
      "200 well",
      `crashed: It crashed: it gave no reason. ${LOST}`,
      "200 well",
    ]);
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

test.each([
  ["that logs", 'for (;;) console.log("x".repeat(1000));'],
  ["that asks the network", 'for (;;) fetch("http://127.0.0.1/");'],
])(
  "a loop for ever %s is stopped, and the next request starts afresh",
  async (_, loop) => {
    const steps = [get("/"), get("/well")];
    expect(await lessons.send(BASICS, "express", appWith(loop), steps)).toEqual(
      [
        `timeout: It gave no whole answer within 10 seconds. ${LOST}`,
        "200 well",
      ],
    );
  },
);

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
