import { target } from "@decant/shared/testing";
import {
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import express from "express";
import request from "supertest";
import { createApp } from "../src/app.ts";

const visit = target(createApp);
const log = jest.spyOn(console, "error");

beforeEach(() => {
  log.mockReset().mockImplementation(() => undefined);
});

function failing(env: string): express.Express {
  const app = express().set("env", env);
  return app.use(() => {
    throw new Error("no database at db.internal:5432");
  });
}

describe("what is logged", () => {
  test("GET /report logs the error once, with its stack", async () => {
    const visitor = await visit();
    await visitor.get("/report").expect(500);
    expect(log).toHaveBeenCalledTimes(1);
    expect(log.mock.calls[0]?.[0]).toMatchObject({
      message: "no database at db.internal:5432",
      stack: expect.stringContaining("app.ts"),
    });
  });

  test.each([
    ["get", "/nothing", 404],
    ["post", "/", 405],
    ["post", "/books/emma/order", 409],
  ] as const)(
    "%s %s is %i, no fault and not logged",
    async (method, path, status) => {
      const visitor = await visit();
      await visitor[method](path).expect(status);
      expect(log).not.toHaveBeenCalled();
    },
  );
});

describe("what Express alone does", () => {
  test("GET /books/%FF is 400, not 500", async () => {
    const visitor = await visit();
    await visitor.get("/books/%FF").expect(400, "Bad Request");
  });

  test("Accept with equal weights: the client's order", async () => {
    const visitor = await visit();
    const response = await visitor
      .get("/nothing")
      .set("Accept", "application/json, text/html")
      .expect(404);
    expect(response.body).toEqual({ error: "Page not found!" });
  });
});

describe("the usual catch-all", () => {
  const app = express();
  app.get("/", (_req, res) => {
    res.send("Books");
  });
  app.use((_req, res) => {
    res.status(404).send("Page not found!");
  });

  test("POST / becomes a 404", async () => {
    const visitor = request(app);
    await visitor.post("/").expect(404, "Page not found!");
  });

  test("OPTIONS / becomes a 404", async () => {
    const visitor = request(app);
    await visitor.options("/").expect(404, "Page not found!");
  });
});

describe("the error handler that Express brings along", () => {
  test("in development it shows message and stack", async () => {
    const visitor = request(failing("development"));
    const { text } = await visitor.get("/").expect(500);
    expect(text).toContain("Error: no database at db.internal:5432");
    expect(text).toContain("express.test.ts");
  });

  test("in production it says Internal Server Error", async () => {
    const visitor = request(failing("production"));
    const { text } = await visitor.get("/").expect(500);
    expect(text).toContain("<pre>Internal Server Error</pre>");
  });

  test("a handler with three parameters is passed over", async () => {
    const app = failing("test");
    const handler = jest.fn();
    app.use((error: unknown, req: unknown, res: unknown) => {
      handler(error, req, res);
    });
    const visitor = request(app);
    const { text } = await visitor.get("/").expect(500);
    expect(text).toContain("Error: no database at db.internal:5432");
    expect(handler).not.toHaveBeenCalled();
  });
});
