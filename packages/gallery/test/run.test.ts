import { decodeBytes, type SideEvent } from "@decant/exchange";
import { describe, expect, jest, test } from "@jest/globals";
import request from "supertest";
import { readEvent } from "../src/runner/wire.ts";
import { openMadeUp } from "./galleries.ts";
import { APP, write as writeFiles } from "./made-up.ts";

// A lesson starts in a process of its own, and the machine may be busy.
jest.setTimeout(60_000);

const gallery = await openMadeUp({ timeoutMs: 3000 });

const visitor = () => request.agent(gallery.app);
type Visitor = ReturnType<typeof visitor>;
const side = (name: string, files = {}) => ({ name, files });
const EXPRESS = [side("express")];
const post = (from: Visitor, deed: string, body: object) =>
  from.post(`/lessons/07-made-up/run/${deed}`).send(body);
const send = (from: Visitor, name: string, raw = "", sides = EXPRESS) =>
  post(from, "send", { sides, request: { name, raw } });
const events = ({ text }: { text: string }): SideEvent[] =>
  text.trimEnd().split("\n").map(readEvent);
const bodies = (response: { text: string }) =>
  events(response).map((event) =>
    event.kind === "answer" ? decodeBytes(event.answer.body) : event.message,
  );

describe("POST /lessons/:folder/run/send", () => {
  test("each side has an event on a line of its own, in bytes as they came", async () => {
    const sides = [side("flask"), side("express")];
    const response = await send(visitor(), "Say hello", "", sides)
      .expect(200)
      .expect("Content-Type", /^application\/x-ndjson/)
      .expect("Cache-Control", "no-store, no-transform");
    const of = (name: string) =>
      events(response).filter((event) => event.side === name);
    expect(of("flask")).toEqual([
      {
        side: "flask",
        request: "Say hello",
        kind: "fault",
        fault: "not-started",
        message: "Flask is not installed: `npx decant flask` installs it.",
      },
    ]);
    const [answered] = of("express");
    if (answered?.kind !== "answer") throw new Error("an answer");
    const { answer } = answered;
    expect(answered.request).toBe("Say hello");
    expect(answer.status).toBe(200);
    expect(decodeBytes(answer.sent)).toMatch(/^GET \/hello HTTP\/1\.1\r\n/);
    expect(decodeBytes(answer.received)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(decodeBytes(answer.body)).toBe("Hello, visit 1!");
    expect(answer.milliseconds).toBeGreaterThan(0);
  });

  test("an edited request goes as written, and is not compressed", async () => {
    const raw = "POST /form\nX-One: 1\n\nHällo";
    const response = await send(visitor(), "", raw)
      .set("Accept-Encoding", "gzip")
      .expect(200);
    expect(response.headers).not.toHaveProperty("content-encoding");
    expect(bodies(response)).toEqual(["Hällo"]);
    expect(events(response)).toMatchObject([{ request: "" }]);
  });

  test("each visitor has a state of their own", async () => {
    const [ada, bob] = [visitor(), visitor()];
    const texts: string[] = [];
    for (const one of [ada, ada, bob]) {
      texts.push(...bodies(await send(one, "Say hello").expect(200)));
    }
    expect(texts).toEqual([
      "Hello, visit 1!",
      "Hello, visit 2!",
      "Hello, visit 1!",
    ]);
  });

  test.each([
    ["Crash", "crashed", /^It crashed: the process ended with code 3/],
    ["Nonsense", "nonsense", /HTTP/],
    ["Hang", "timeout", /^It gave no whole answer within 3 seconds/],
  ])("%s is a fault: %s", async (name, fault, message) => {
    const response = await send(visitor(), name).expect(200);
    expect(events(response)).toEqual([
      {
        side: "express",
        request: name,
        kind: "fault",
        fault,
        message: expect.stringMatching(message),
      },
    ]);
  });
});

describe("POST /lessons/:folder/run/play", () => {
  test("plays from a fresh start until the side crashes, and leaves its state", async () => {
    const from = visitor();
    await send(from, "Say hello").expect(200);
    const response = await post(from, "play", { sides: EXPRESS }).expect(200);
    expect(
      events(response).map(({ request: name, kind }) => [name, kind]),
    ).toEqual([
      ["Say hello", "answer"],
      ["Send a form", "answer"],
      ["Crash", "fault"],
    ]);
    expect(bodies(response)[0]).toBe("Hello, visit 1!");
    expect(bodies(await send(from, "Say hello"))).toEqual(["Hello, visit 1!"]);
  });
});

describe("changed files", () => {
  const changed = (from: string, to: string) => [
    side("express", { "src/app.ts": APP.replace(from, to) }),
  ];

  test("run on a private copy, beside the lesson as it is", async () => {
    const from = visitor();
    const sides = changed("Hello, visit", "Hi, visit");
    expect(bodies(await send(from, "Say hello", "", sides))).toEqual([
      "Hi, visit 1!",
    ]);
    expect(bodies(await send(from, "Say hello"))).toEqual(["Hello, visit 1!"]);
    await post(from, "end", { sides }).expect(204);
    expect(bodies(await send(from, "Say hello", "", sides))).toEqual([
      "Hi, visit 1!",
    ]);
  });

  test("a mistake is told with its file and line", async () => {
    const sides = changed("let visits = 0", "let visits = ");
    expect(bodies(await post(visitor(), "play", { sides }))).toEqual([
      'It did not start: src/app.ts:5: SyntaxError: Unexpected ";".',
    ]);
  });

  test("another path, and a long text, are 400", async () => {
    const attempt = async (files: object) => {
      const sides = [side("express", files)];
      return (await post(visitor(), "play", { sides }).expect(400)).body;
    };
    expect(await attempt({ "../../package.json": "" })).toEqual({
      message:
        '"../../package.json" is not a file that can be changed: src/app.ts, src/helper.ts.',
    });
    expect(await attempt({ "src/app.ts": "x".repeat(65_537) })).toEqual({
      message: "src/app.ts is longer than 64 KB.",
    });
  });
});

describe("POST /lessons/:folder/run/test", () => {
  const write = (path: string, text: string) =>
    writeFiles(gallery.root, "apps/07-made-up", { [path]: text });
  const run = () => post(visitor(), "test", { sides: EXPRESS });

  test("gives the report of a run", async () => {
    write("jest.config.json", '{ "preset": "@decant/shared" }');
    write(
      "test/app.test.ts",
      'import { expect, test } from "@jest/globals";\ntest("two", () => expect(1).toBe(2));\n',
    );
    const { body } = await run().expect(200);
    expect(body).toEqual({
      tests: 1,
      failures: [
        {
          side: "express",
          name: "two",
          message: expect.stringMatching(/^Error: expect\(received\)\.toBe/),
          at: { file: "test/app.test.ts", line: 2 },
        },
      ],
    });
  });

  test("tests that do not run are 502, in a sentence", async () => {
    write("jest.config.json", "{");
    const { body } = await run().expect(502);
    expect(body).toEqual({
      message: expect.stringMatching(/^The tests did not run: /),
    });
  });
});

describe("POST /lessons/:folder/run/end", () => {
  test("the next request starts afresh", async () => {
    const from = visitor();
    await send(from, "Say hello").expect(200);
    await post(from, "end", { sides: EXPRESS }).expect(204);
    expect(bodies(await send(from, "Say hello"))).toEqual(["Hello, visit 1!"]);
  });
});
