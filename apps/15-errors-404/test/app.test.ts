import { target } from "@decant/shared/testing";
import {
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import type { Response } from "supertest";
import { createApp } from "../src/app.ts";
import { describeFlask } from "./flask-only.ts";

const visit = target(createApp);

beforeEach(() => {
  // A fault is logged, and the log is no part of these tests.
  jest.spyOn(console, "error").mockImplementation(() => undefined);
});

const PAGE = "text/html; charset=utf-8";
const JSON_TYPE = /^application\/json(; charset=utf-8)?$/;

/** Allow is a set: Flask gives its members in any order. */
function allowed(response: Response): string[] | undefined {
  return response.get("Allow")?.split(", ").toSorted();
}

describe("what is there", () => {
  test.each([
    ["/", "Books"],
    ["/books/dune", "In stock: 3"],
    ["/books/emma", "In stock: 0"],
  ])("GET %s -> %s", async (path, text) => {
    const visitor = await visit();
    await visitor
      .get(path)
      .expect(200, text)
      .expect("Content-Type", PAGE);
  });

  test("POST /books/dune/order -> Ordered", async () => {
    const visitor = await visit();
    await visitor.post("/books/dune/order").expect(200, "Ordered");
  });
});

describe("an unknown path", () => {
  test.each([
    "delete",
    "get",
    "options",
    "patch",
    "post",
    "put",
  ] as const)("%s /nothing is 404 with our text", async (method) => {
    const visitor = await visit();
    const response = await visitor[method]("/nothing")
      .expect(404, "Page not found!")
      .expect("Content-Type", PAGE);
    expect(allowed(response)).toBeUndefined();
  });

  test("HEAD /nothing is 404 without a body", async () => {
    const visitor = await visit();
    const response = await visitor
      .head("/nothing")
      .expect(404)
      .expect("Content-Length", "15");
    expect(response.text).toBeUndefined();
  });

  test.each(["/books", "/books/dune/pages", "/%3Cscript%3E"])(
    "GET %s does not echo the path",
    async (path) => {
      const visitor = await visit();
      await visitor.get(path).expect(404, "Page not found!");
    },
  );

  test.each([
    ["get", "/books/dune/"],
    ["get", "/Books/dune"],
    ["get", "/BOOKS/dune"],
    ["get", "/report/"],
    ["get", "/Search"],
    ["post", "/books/dune/order/"],
    ["post", "/books/dune/Order"],
    ["delete", "/books/dune/"],
    ["options", "/Books/dune"],
  ] as const)("%s %s is another path", async (method, path) => {
    const visitor = await visit();
    const response = await visitor[method](path).expect(
      404,
      "Page not found!",
    );
    expect(allowed(response)).toBeUndefined();
  });
});

describe("404 from inside a view", () => {
  test("GET /books/none reaches the same handler", async () => {
    const visitor = await visit();
    await visitor
      .get("/books/none")
      .expect(404, "Page not found!")
      .expect("Content-Type", PAGE);
  });

  test("POST /books/none/order too", async () => {
    const visitor = await visit();
    await visitor
      .post("/books/none/order")
      .expect(404, "Page not found!");
  });

  test.each(["constructor", "__proto__", "Dune", "dune%20", "%00"])(
    "GET /books/%s is no book",
    async (name) => {
      const visitor = await visit();
      await visitor
        .get(`/books/${name}`)
        .expect(404, "Page not found!");
    },
  );
});

describe("page or JSON", () => {
  test.each([
    "*/*",
    "text/html",
    "text/*",
    "text/html, application/json;q=0.9",
    "text/html,application/xhtml+xml,*/*;q=0.8",
    "image/png",
    "application/json;q=0",
  ])("Accept: %s gets the page", async (accept) => {
    const visitor = await visit();
    await visitor
      .get("/nothing")
      .set("Accept", accept)
      .expect(404, "Page not found!")
      .expect("Content-Type", PAGE)
      .expect("Vary", "Accept");
  });

  test.each([
    "application/json",
    "application/*",
    "text/html;q=0.5, application/json",
    "application/json, */*;q=0.1",
  ])("Accept: %s gets JSON", async (accept) => {
    const visitor = await visit();
    const response = await visitor
      .get("/nothing")
      .set("Accept", accept)
      .expect(404)
      .expect("Content-Type", JSON_TYPE)
      .expect("Vary", "Accept");
    expect(response.body).toEqual({ error: "Page not found!" });
  });

  test.each([
    ["get", "/books/none", 404, "Page not found!"],
    ["post", "/books/emma/order", 409, "Out of stock!"],
    ["post", "/", 405, "Method Not Allowed"],
    ["get", "/account", 401, "Unauthorized"],
    ["get", "/search", 503, "Service Unavailable"],
    ["get", "/report", 500, "Internal Server Error"],
  ] as const)(
    "%s %s is %i in JSON too",
    async (method, path, status, text) => {
      const visitor = await visit();
      const response = await visitor[method](path)
        .set("Accept", "application/json")
        .expect(status)
        .expect("Content-Type", JSON_TYPE)
        .expect("Vary", "Accept");
      expect(response.body).toEqual({ error: text });
    },
  );
});

describe("405 and OPTIONS stay what they are", () => {
  test.each([
    ["post", "/", ["GET", "HEAD", "OPTIONS"]],
    ["delete", "/books/dune", ["GET", "HEAD", "OPTIONS"]],
    ["delete", "/books/none", ["GET", "HEAD", "OPTIONS"]],
    ["get", "/books/dune/order", ["OPTIONS", "POST"]],
    ["patch", "/account", ["GET", "HEAD", "OPTIONS"]],
    ["post", "/search", ["GET", "HEAD", "OPTIONS"]],
    ["put", "/report", ["GET", "HEAD", "OPTIONS"]],
  ] as const)(
    "%s %s is 405 with Allow",
    async (method, path, allow) => {
      const visitor = await visit();
      const response = await visitor[method](path)
        .expect(405, "Method Not Allowed")
        .expect("Content-Type", PAGE);
      expect(allowed(response)).toEqual(allow);
    },
  );

  test.each([
    ["/", ["GET", "HEAD", "OPTIONS"]],
    ["/books/dune/order", ["OPTIONS", "POST"]],
  ])("OPTIONS %s is 200 with Allow", async (path, allow) => {
    const visitor = await visit();
    const response = await visitor.options(path).expect(200, "");
    expect(allowed(response)).toEqual(allow);
  });
});

describe("an error with a header of its own", () => {
  test("GET /account is 401 and names the way to log in", async () => {
    const visitor = await visit();
    await visitor
      .get("/account")
      .expect(401, "Unauthorized")
      .expect("Content-Type", PAGE)
      .expect("WWW-Authenticate", 'Basic realm="All books"');
  });

  test("GET /search is 503 and says when to come back", async () => {
    const visitor = await visit();
    await visitor
      .get("/search")
      .expect(503, "Service Unavailable")
      .expect("Content-Type", PAGE)
      .expect("Retry-After", "120");
  });
});

describe("an exception of our own", () => {
  test("POST /books/emma/order is 409", async () => {
    const visitor = await visit();
    await visitor
      .post("/books/emma/order")
      .expect(409, "Out of stock!")
      .expect("Content-Type", PAGE)
      .expect("Vary", "Accept");
  });
});

describe("a fault", () => {
  test("GET /report is 500 and says no more", async () => {
    const visitor = await visit();
    await visitor
      .get("/report")
      .expect(500, "Internal Server Error")
      .expect("Content-Type", PAGE);
  });

  test("the app goes on", async () => {
    const visitor = await visit();
    await visitor.get("/report").expect(500);
    await visitor.get("/").expect(200, "Books");
  });
});

if (process.env["TARGET"] === "flask") describeFlask();
