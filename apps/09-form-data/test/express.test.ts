import { target } from "@decant/shared/testing";
import { describe, expect, jest, test } from "@jest/globals";
import express from "express";
import multer from "multer";
import { createApp } from "../src/app.ts";

// In the environment of tests Express would log nothing anyway.
const visit = target(() => createApp().set("env", "production"));

describe("what the Express side alone does", () => {
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
