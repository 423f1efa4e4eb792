import { target } from "@decant/shared/testing";
import { describe, expect, jest, test } from "@jest/globals";
import express from "express";
import request from "supertest";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

describe("what only Express does", () => {
  test("GET /user/Ada%2FLovelace: the parameter holds a slash", async () => {
    const visitor = await visit();
    await visitor
      .get("/user/Ada%2FLovelace")
      .expect(200, "Hello, Ada/Lovelace!");
  });

  test("GET /files/a%0Ab: the wildcard takes a line break", async () => {
    const visitor = await visit();
    await visitor.get("/files/a%0Ab").expect(200, "File a\nb");
  });

  test("res.sendFile with a root does not leave the folder", async () => {
    const app = express().get("/files/*name", (req, res) => {
      res.sendFile(req.params.name.join("/"), {
        root: import.meta.dirname,
      });
    });
    const inside = await request(app).get("/files/express.test.ts");
    expect(inside.status).toBe(200);
    const outside = await request(app).get("/files/../package.json");
    expect(outside.status).toBe(403);
  });

  test("in production GET /user/%FF says only Bad Request", async () => {
    jest.spyOn(console, "error").mockReturnValueOnce();
    const app = createApp().set("env", "production");
    const { status, text } = await request(app).get("/user/%FF");
    expect(status).toBe(400);
    expect(text).toContain("<pre>Bad Request</pre>");
  });

  test("the route that comes first wins", async () => {
    const app = express()
      .get("/user/:name", (_req, res) => res.send("any"))
      .get("/user/me", (_req, res) => res.send("me"));
    const response = await request(app).get("/user/me");
    expect(response.text).toBe("any");
  });

  test("next() goes to the next handler, next('route') leaves", async () => {
    const app = express()
      .get(
        "/:how",
        (req, _res, next) =>
          req.params.how === "leave" ? next("route") : next(),
        (_req, res) => res.send("second handler"),
      )
      .get("/:how", (_req, res) => res.send("second route"));
    const stayed = await request(app).get("/stay");
    expect(stayed.text).toBe("second handler");
    const left = await request(app).get("/leave");
    expect(left.text).toBe("second route");
  });

  test("a whole path may be a regular expression", async () => {
    const app = express().get(/^\/post\/(\d+)$/, (req, res) => {
      res.send(`Post ${req.params[0]}`);
    });
    const number = await request(app).get("/post/7");
    expect(number.text).toBe("Post 7");
    const word = await request(app).get("/post/seven");
    expect(word.status).toBe(404);
  });

  test("a part in braces is optional", async () => {
    const app = express().get("/posts{/:page}", (req, res) => {
      res.send(`page ${req.params.page}`);
    });
    const first = await request(app).get("/posts");
    expect(first.text).toBe("page undefined");
    const second = await request(app).get("/posts/2");
    expect(second.text).toBe("page 2");
  });

  test.each(["/:id(\\d+)", "/:id?", "*"])(
    "registering %s throws",
    (pattern) => {
      expect(() => express().get(pattern, () => undefined)).toThrow(
        TypeError,
      );
    },
  );
});
