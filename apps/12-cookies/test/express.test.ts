import { setImmediate } from "node:timers/promises";
import { target } from "@decant/shared/testing";
import { describe, expect, jest, test } from "@jest/globals";
import cookieParser from "cookie-parser";
import express from "express";
import request from "supertest";
import { createApp } from "../src/app.ts";

describe("what Express and cookie-parser do if left alone", () => {
  const app = express();
  app.use(cookieParser("a secret for tests"));
  app.get("/plain", (req, res) => {
    res.send({ ...req.cookies });
  });
  app.get("/signed", (req, res) => {
    res.cookie("discount", "90", { signed: true });
    res.send({ ...req.signedCookies });
  });
  const alone = target(() => app);

  test.each([
    ["user=%41da", { user: "Ada" }],
    ["user=j:5", { user: 5 }],
    ['user=j:{"a":1}', { user: { a: 1 } }],
  ])("Cookie: %s -> %j", async (cookie, cookies) => {
    const response = await (await alone())
      .get("/plain")
      .set("Cookie", cookie);
    expect(response.body).toEqual(cookies);
  });

  test("expires takes a Date only: a number is 500", async () => {
    const dated = express().set("env", "test");
    dated.get("/", (_req, res) => {
      res.cookie("user", "John", { expires: 3600 as never });
    });
    const { text } = await request(dated).get("/").expect(500);
    expect(text).toContain("option expires is invalid");
  });

  test("partitioned adds no Secure", async () => {
    const framed = express().get("/", (_req, res) => {
      res.cookie("chat", "7", { partitioned: true }).send();
    });
    const { headers } = await request(framed).get("/");
    expect(headers["set-cookie"]).toEqual([
      "chat=7; Path=/; Partitioned",
    ]);
  });

  test("the signature covers the value, not the name", async () => {
    const { headers } = await (await alone()).get("/signed");
    const [pair = ""] = String(headers["set-cookie"]).split(";");
    const response = await (await alone())
      .get("/signed")
      .set("Cookie", pair.replace("discount", "admin"));
    expect(response.body).toEqual({ admin: "90" });
  });

  test("a changed value is false, not the text", async () => {
    const response = await (await alone())
      .get("/signed")
      .set("Cookie", "discount=s%3A90.abc");
    expect(response.body).toEqual({ discount: false });
  });
});

describe("POST /nickname/<name>", () => {
  test("a refusal is the whole answer: nothing fails after it", async () => {
    const log = jest.spyOn(console, "error").mockReturnValue();
    const app = createApp().set("env", "production");
    await request(app)
      .post(`/nickname/${"n".repeat(4096)}`)
      .expect(400, "Nickname is too long");
    await setImmediate();
    expect(log.mock.calls).toEqual([]);
    log.mockRestore();
  });
});

describe("SECRET_KEY", () => {
  async function useElsewhere() {
    const { headers } = await request(createApp()).post("/coupon");
    const [pair = ""] = String(headers["set-cookie"]).split(";");
    return request(createApp()).get("/coupon").set("Cookie", pair);
  }

  test("keeps a coupon valid after a new start", async () => {
    process.env["SECRET_KEY"] = "a secret for tests";
    const { text } = await useElsewhere();
    delete process.env["SECRET_KEY"];
    expect(text).toBe("Coupon: 10% off");
  });

  test("is new at each start if nobody sets it", async () => {
    const { text } = await useElsewhere();
    expect(text).toBe("No coupon");
  });
});
