import { gzipSync } from "node:zlib";
import { target } from "@decant/shared/testing";
import { describe, expect, jest, test } from "@jest/globals";
import express from "express";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

describe("what only the Express side does", () => {
  test("a large integer is rounded", async () => {
    const visitor = await visit();
    const response = await visitor
      .post("/api/data")
      .type("json")
      .send("9007199254740993");
    expect(response.text).toBe(
      '{"message":"Received","data":9007199254740992}',
    );
  });

  test("a charset that is not Unicode is 415, even by force", async () => {
    const visitor = await visit();
    await visitor
      .post("/api/force")
      .set("Content-Type", "text/plain; charset=iso-8859-1")
      .send('{"name":"Ada"}')
      .expect(415, { error: "Unsupported Media Type" });
  });

  test("an error without a status is left to Express", async () => {
    const app = createApp().set("json replacer", () => {
      throw new Error("boom");
    });
    const response = await (await target(() => app)())
      .post("/api/ping")
      .expect(500);
    expect(response.text).toContain("<pre>Error: boom");
  });

  test("UTF-16 is 400", async () => {
    const visitor = await visit();
    await visitor
      .post("/api/data")
      .type("json")
      .serialize((body) => body)
      .send(Buffer.from('"Éva"', "utf16le"))
      .expect(400, { error: "Bad Request" });
  });

  test("a gzipped body is inflated, then limited", async () => {
    const visitor = await visit();
    const send = (text: string) =>
      visitor
        .post("/api/data")
        .type("json")
        .set("Content-Encoding", "gzip")
        .serialize((body) => body)
        .send(gzipSync(text));
    const small = await send('{"name":"Ada"}');
    expect(small.body.data).toEqual({ name: "Ada" });
    const large = await send(`"${"x".repeat(1_000)}"`);
    expect(large.status).toBe(413);
  });
});

describe("what a global express.json() does", () => {
  const app = express();
  app.set("env", "test"); // no log
  app.use(express.json());
  app.post("/*path", (req, res) => {
    res.json({ body: req.body });
  });
  const alone = target(() => app);

  test.each(["null", '"hi"', "42", '{"name":'])(
    "%s is 400, whatever the route wants",
    async (text) => {
      const response = await (await alone())
        .post("/ping")
        .type("json")
        .send(text);
      expect(response.status).toBe(400);
    },
  );

  test("an empty body is an empty object", async () => {
    const response = await (await alone())
      .post("/data")
      .type("json")
      .set("Content-Length", "0");
    expect(response.body).toEqual({ body: {} });
  });

  test.each(["text/plain", "application/vnd.api+json"])(
    "%s is left alone",
    async (type) => {
      const response = await (await alone())
        .post("/data")
        .set("Content-Type", type)
        .send('{"name":"Ada"}');
      expect(response.status).toBe(200);
      expect(response.body).toEqual({});
    },
  );

  test("in production the page says only Bad Request", async () => {
    const logged = new Promise((resolve) => {
      jest.spyOn(console, "error").mockImplementationOnce(resolve);
    });
    const live = express().set("env", "production").use(express.json());
    const response = await (await target(() => live)())
      .post("/data")
      .type("json")
      .send("hunter2");
    expect(response.status).toBe(400);
    expect(response.text).toContain("<pre>Bad Request</pre>");
    expect(response.text).not.toContain("hunter2");
    expect(String(await logged)).toContain("hunter2");
  });

  test("the error's message repeats what was sent", async () => {
    const response = await (await alone())
      .post("/data")
      .type("json")
      .send("hunter2");
    expect(response.status).toBe(400);
    expect(response.text).toContain("hunter2");
  });
});
