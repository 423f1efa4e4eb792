import { describe, expect, test } from "@jest/globals";
import request from "supertest";
import { openMadeUp } from "./galleries.ts";

const gallery = await openMadeUp();

const visitor = () => request.agent(gallery.app);
type Visitor = ReturnType<typeof visitor>;
const side = (name: string, files = {}) => ({ name, files });
const EXPRESS = [side("express")];
const post = (from: Visitor, deed: string, body: object) =>
  from.post(`/lessons/07-made-up/run/${deed}`).send(body);

describe("refusals", () => {
  const refused = (raw: string) => ({
    sides: EXPRESS,
    request: { name: "", raw },
  });
  test.each([
    ["no side", { sides: [] }, /^The body is JSON with "sides"\.$/],
    ["no list", [], /^The body is JSON with "sides"\.$/],
    [
      "five sides",
      { sides: Array(5).fill(side("express")) },
      /^At most 4 sides are asked at once\.$/,
    ],
    [
      "a side twice",
      { sides: [...EXPRESS, ...EXPRESS] },
      /^Each side is asked once\.$/,
    ],
    [
      "an unknown side",
      { sides: [side("rails")] },
      /^The lesson has no side "rails"\.$/,
    ],
    [
      "a side that is a text",
      { sides: ["express"] },
      /^Each side has a "name" and "files"\.$/,
    ],
    [
      "a file that is no text",
      { sides: [side("express", { "src/app.ts": 1 })] },
      /^Files are texts\.$/,
    ],
    [
      "no request",
      { sides: EXPRESS },
      /^The "request" has a "name" and a "raw"\.$/,
    ],
    [
      "an unknown request",
      { sides: EXPRESS, request: { name: "No", raw: "" } },
      /^The lesson has no request "No"\.$/,
    ],
    ["no method", refused("hello"), /^The first line is METHOD \/path/],
    [
      "another host",
      refused("GET http://example.com/"),
      /must begin with "\/"/,
    ],
  ])("%s is 400", async (_what, body, message) => {
    const response = await post(visitor(), "send", body).expect(400);
    expect(response.body).toEqual({ message: expect.stringMatching(message) });
  });

  test("a body that is no JSON is 400", async () => {
    await visitor()
      .post("/lessons/07-made-up/run/send")
      .type("json")
      .send("{")
      .expect(400, { message: "The body is no JSON." });
  });

  test("a request over 1 MB is 413, and a body over 3 MB is not read", async () => {
    const raw = (length: number) => `POST /form\n\n${"x".repeat(length)}`;
    const long = await post(visitor(), "send", refused(raw(1024 * 1024)));
    expect([long.status, long.body]).toEqual([
      413,
      { message: "The request is larger than 1 MB." },
    ]);
    const huge = await post(visitor(), "send", refused(raw(3 * 1024 * 1024)));
    expect([huge.status, huge.body]).toEqual([
      413,
      { message: "More than 3 MB is not sent." },
    ]);
  });

  test.each(["send", "play", "test", "end"])(
    "another site's page gets 403 for %s",
    async (deed) => {
      const statuses = [
        ["Origin", "http://example.com"] as const,
        ["Sec-Fetch-Site", "same-site"] as const,
      ].map(async ([header, value]) => {
        const body = { sides: EXPRESS };
        return (await post(visitor(), deed, body).set(header, value)).status;
      });
      expect(await Promise.all(statuses)).toEqual([403, 403]);
    },
  );

  test("an unknown lesson is 404, and so is a GET", async () => {
    await visitor().post("/lessons/99-none/run/send").send({}).expect(404);
    await visitor().get("/lessons/07-made-up/run/send").expect(404);
  });
});
