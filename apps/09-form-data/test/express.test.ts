import { gzipSync } from "node:zlib";
import { target } from "@decant/shared/testing";
import { describe, expect, jest, test } from "@jest/globals";
import express from "express";
import multer from "multer";
import { createApp } from "../src/app.ts";

// In the environment of tests Express would log nothing anyway.
const visit = target(() => createApp().set("env", "production"));

describe("what only the Express side does", () => {
  test("nothing that goes wrong is logged with the form", async () => {
    const log = jest.spyOn(console, "error").mockReturnValue();
    const visitor = await visit();
    const form = "username=&password=correct-horse";
    await visitor.post("/login").type("form").send(form).expect(400);
    await visitor
      .post("/login")
      .set("Content-Type", "multipart/form-data")
      .send(form)
      .expect(400);
    expect(log.mock.calls).toEqual([]);
    log.mockRestore();
  });

  test("the password of somebody who logs in is not printed", async () => {
    const printed = jest.fn((_text: string | Uint8Array) => true);
    const spies = [
      jest.spyOn(process.stdout, "write").mockImplementation(printed),
      jest.spyOn(process.stderr, "write").mockImplementation(printed),
      ...(["debug", "error", "info", "log", "warn"] as const).map(
        (level) =>
          jest.spyOn(console, level).mockImplementation(printed),
      ),
    ];
    const visitor = await visit();
    const form = "username=Ada&password=correct-horse";
    await visitor.post("/login").type("form").send(form).expect(200);
    expect(printed.mock.calls).toEqual([]);
    for (const spy of spies) spy.mockRestore();
  });

  test("a charset that the parser does not know is 415", async () => {
    const visitor = await visit();
    await visitor
      .post("/login")
      .set(
        "Content-Type",
        "application/x-www-form-urlencoded; charset=utf-16",
      )
      .send("username=Ada&password=x")
      .expect(415);
  });

  test("a body without a length is 411", async () => {
    const visitor = await visit();
    const sending = visitor.post("/login").type("form");
    sending.write("username=Ada&");
    sending.write("password=x");
    expect((await sending).status).toBe(411);
  });

  test("a form that is too large after it is inflated is 413", async () => {
    const visitor = await visit();
    const send = (form: string) =>
      visitor
        .post("/login")
        .type("form")
        .set("Content-Encoding", "gzip")
        .serialize((body) => body)
        .send(gzipSync(form));
    const small = await send("username=Ada&password=x");
    expect(small.status).toBe(200);
    const large = await send(`a=${"x".repeat(10_000)}`);
    expect(large.status).toBe(413);
  });

  test("a file where none is expected is 400", async () => {
    const visitor = await visit();
    await visitor
      .post("/login")
      .field("username", "Ada")
      .field("password", "x")
      .attach("photo", Buffer.from("12345"), "ada.png")
      .expect(400);
  });
});

describe("what Express and multer do if left alone", () => {
  const app = express();
  app.post("/extended", express.urlencoded({ extended: true }));
  app.post("/multipart", multer().none());
  app.post("/*path", (req, res) => {
    res.json({ body: req.body });
  });
  const alone = target(() => app);

  test.each([
    ["a=1&a=2", { a: ["1", "2"] }],
    ["a[]=1", { a: ["1"] }],
    ["a[b]=1", { a: { b: "1" } }],
  ])("extended: %s -> %j", async (form, body) => {
    const response = await (await alone())
      .post("/extended")
      .type("form")
      .send(form);
    expect(response.body).toEqual({ body });
  });

  test("multer: a[b] makes an object too", async () => {
    const response = await (await alone())
      .post("/multipart")
      .field("a[b]", "1");
    expect(response.body).toEqual({ body: { a: { b: "1" } } });
  });

  test("without a parser there is no body", async () => {
    const response = await (await alone())
      .post("/none")
      .type("form")
      .send("a=1");
    expect(response.body).toEqual({});
  });

  test("multer's own error is a 500", async () => {
    const response = await (await alone())
      .post("/multipart")
      .attach("photo", Buffer.from("12345"), "ada.png");
    expect(response.status).toBe(500);
  });
});
