import { describe, expect, jest, test } from "@jest/globals";
import request from "supertest";
import { openMadeUp } from "./galleries.ts";

// A lesson starts in a process of its own, and the machine may be busy.
jest.setTimeout(60_000);

const gallery = await openMadeUp({ timeoutMs: 3000 });

const visitor = () => request.agent(gallery.app);
type Visitor = ReturnType<typeof visitor>;
const send = (from: Visitor, fields: object) =>
  from.post("/lessons/07-made-up/send").type("form").send(fields);

describe("POST /lessons/:folder/send", () => {
  test("sends a named request, and shows the recorded answer of Flask", async () => {
    const { text } = await send(visitor(), { request: "Say hello" }).expect(
      200,
    );
    expect(text).toContain("Hello, visit 1!");
    expect(text).toContain("GET /hello HTTP/1.1\r\nHost: 127.0.0.1:3007\r\n");
    expect(text).toContain("Hello, Flask!");
    expect(text).toContain(
      "Flask is not installed: <code>npx decant flask</code>",
    );
    expect(text).toContain("This answer was recorded.");
  });

  test("explains each difference from the ledger, and says what it lacks", async () => {
    const { text } = await send(visitor(), { request: "Say hello" }).expect(
      200,
    );
    expect(text).toContain("They are made up.");
    expect(text).toMatch(/Content-Type[^]*Not explained: /);
  });

  test("knows a named request again in a browser's form, with CRLF", async () => {
    const raw = "POST /form\r\nContent-Type: text/plain\r\n\r\none\r\ntwo";
    const { text } = await send(visitor(), {
      request: "Send a form",
      raw,
    }).expect(200);
    expect(text).toContain("\r\n\r\none\ntwo</div>");
    expect(text).toContain("There is no recorded answer.");
  });

  test("sends an edited request as written", async () => {
    const raw = "POST /form HTTP/1.1\nX-One:  1 \n\nHällo";
    const { text } = await send(visitor(), { raw }).expect(200);
    expect(text).toContain("POST /form HTTP/1.1\r\n");
    expect(text).toContain("X-One: 1\r\nContent-Length: 6\r\n");
    expect(text).toContain("An edited request has no recorded answer.");
  });

  test("says why it refuses a malformed one, and keeps its text", async () => {
    const { text } = await send(visitor(), { raw: "GET hello" }).expect(400);
    expect(text).toMatch(/<p class="notice" data-notice>[^<]+\.<\/p>/);
    expect(text).toContain(">GET hello</textarea>");
  });

  test("gives each visitor a state of their own", async () => {
    const [ada, bob] = [visitor(), visitor()];
    const visits: (string | undefined)[] = [];
    for (const one of [ada, ada, bob]) {
      const { text } = await send(one, { request: "Say hello" }).expect(200);
      visits.push(/data-exchange[^]*?(visit \d!)/.exec(text)?.[1]);
    }
    expect(visits).toEqual(["visit 1!", "visit 2!", "visit 1!"]);
  });

  test("sends once where both sides are the same", async () => {
    const from = visitor();
    const fields = { request: "Say hello", left: "express", right: "express" };
    const first = await send(from, fields).expect(200);
    const second = await send(from, fields).expect(200);
    expect(first.text).toContain("visit 1!");
    expect(second.text).toContain("visit 2!");
    expect(second.text).not.toContain("visit 3!");
  });

  test("the page that it gives is reloaded as the lesson's", async () => {
    const { headers } = await visitor()
      .get("/lessons/07-made-up/send")
      .expect(303);
    expect(headers["location"]).toBe("/lessons/07-made-up");
  });

  test("an unknown lesson is 404", async () => {
    await visitor().post("/lessons/99-none/send").expect(404);
  });
});

describe("a lesson that fails", () => {
  test.each([
    ["Crash", 502, "ended with code 3"],
    ["Nonsense", 502, "HTTP"],
    ["Hang", 504, "within"],
  ])(
    "%s is %d: the page says so, and the next request works",
    async (name, status, reason) => {
      const from = visitor();
      const { text } = await send(from, { request: name }).expect(status);
      expect(text).toContain("No answer.");
      expect(text).toContain(reason);
      await send(from, { request: "Say hello" }).expect(200, /Hello, visit 1!/);
    },
  );
});

describe("POST /lessons/:folder/reset", () => {
  test("gives a fresh state", async () => {
    const from = visitor();
    await send(from, { request: "Say hello" }).expect(200, /visit 1!/);
    const { text } = await from
      .post("/lessons/07-made-up/reset")
      .type("form")
      .send({ request: "Say hello" })
      .expect(200);
    expect(text).toContain("the next request meets a fresh start");
    await send(from, { request: "Say hello" }).expect(200, /visit 1!/);
  });
});
