import { target } from "@decant/shared/testing";
import {
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { createApp } from "../src/app.ts";
import { describeFlask } from "./flask-only.ts";

const visit = target(createApp);

beforeEach(() => {
  // What is printed and logged is no part of these tests.
  jest.spyOn(console, "log").mockReturnValue(undefined);
  jest.spyOn(console, "error").mockReturnValue(undefined);
});

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
/** Milliseconds after which a request counts as one that nobody answers. */
const HANGS = 1000;
/** Requests at the same time. */
const MANY = 60;
const HTML = "text/html; charset=utf-8";
const NO_VIEW = "outer, before 1, before 2, after 2, after 1, outer";
const VIEW = "outer, before 1, before 2, view, after 2, after 1, outer";
const ERROR =
  "outer, before 1, before 2, view, error, after 2, after 1, outer";

describe("the order", () => {
  test("GET / goes in through every layer and out in reverse", async () => {
    const visitor = await visit();
    await visitor.get("/").expect(200).expect("X-Trace", VIEW);
  });

  test("HEAD / is the same, without the text", async () => {
    const visitor = await visit();
    await visitor.head("/").expect(200).expect("X-Trace", VIEW);
  });

  test.each(["/nothing", "/%00", "/%FF", "/shopping", "/ping/1"])(
    "GET %s is 404, and every hook runs",
    async (path) => {
      const visitor = await visit();
      await visitor
        .get(path)
        .expect(404)
        .expect("X-Trace", NO_VIEW)
        .expect("Server-Timing", /^app;dur=/)
        .expect("X-Request-Id", ID);
    },
  );

  test.each(["delete", "options", "post", "put"] as const)(
    "%s / reaches no view, and every hook runs",
    async (method) => {
      const visitor = await visit();
      await visitor[method]("/")
        .expect("X-Trace", NO_VIEW)
        .expect("Server-Timing", /^app;dur=/)
        .expect("X-Request-Id", ID);
    },
  );
});

describe("GET /boom", () => {
  test("is 500 with our text, and every hook runs", async () => {
    const visitor = await visit();
    await visitor
      .get("/boom")
      .expect(500, "Something broke")
      .expect("Content-Type", HTML)
      .expect("X-Trace", ERROR)
      .expect("Server-Timing", /^app;dur=/)
      .expect("X-Request-Id", ID);
  });
});

describe("short circuit", () => {
  test("GET /ping is answered outside: no hook runs", async () => {
    const visitor = await visit();
    const response = await visitor
      .get("/ping")
      .expect(200, "pong")
      .expect("X-Trace", "outer, outer");
    expect(response.headers).not.toHaveProperty("server-timing");
    expect(response.headers).not.toHaveProperty("x-request-id");
  });

  test("any method of /ping is answered outside", async () => {
    const visitor = await visit();
    await visitor
      .post("/ping")
      .expect(200, "pong")
      .expect("Content-Type", HTML)
      .expect("X-Trace", "outer, outer");
  });

  test("GET /shop is answered by a hook, and not by the view", async () => {
    const visitor = await visit();
    const response = visitor.get("/shop").timeout(HANGS);
    await expect(response).resolves.toMatchObject({
      status: 503,
      text: "Closed",
      headers: {
        "x-trace": NO_VIEW,
        "server-timing": expect.stringMatching(/^app;dur=/),
        "x-request-id": expect.stringMatching(ID),
      },
    });
  });

  test("POST /shop is 503: the hook is asked before the route", async () => {
    const visitor = await visit();
    await visitor.post("/shop").timeout(HANGS).expect(503, "Closed");
  });
});

describe("the clock", () => {
  test("GET / waits 20 milliseconds, and the header tells", async () => {
    const visitor = await visit();
    const start = performance.now();
    const response = await visitor.get("/").expect(200);
    const [, duration] =
      /^app;dur=([\d.]+)$/.exec(response.get("Server-Timing") ?? "") ??
      [];
    expect(Number(duration)).toBeGreaterThan(15);
    expect(Number(duration)).toBeLessThan(performance.now() - start);
  });
});

describe("the state of a request", () => {
  test("GET / knows the id that the header shows", async () => {
    const visitor = await visit();
    const response = await visitor.get("/").expect(200);
    const id = response.get("X-Request-Id");
    expect(id).toMatch(ID);
    expect(response.text).toBe(`This is request ${id}, after nothing`);
  });

  test("an id that the client sends is not taken over", async () => {
    const visitor = await visit();
    await visitor
      .get("/")
      .set("X-Request-Id", "mine")
      .expect(200)
      .expect("X-Request-Id", ID);
  });

  test("requests at the same time do not mix their ids", async () => {
    const visitor = await visit();
    const responses = await Promise.all(
      Array.from({ length: MANY }, () => visitor.get("/")),
    );
    const statuses = responses.map(({ status }) => status);
    expect(statuses).toEqual(Array(MANY).fill(200));
    const ids = responses.map((response) =>
      response.get("X-Request-Id"),
    );
    const seen = responses.map(
      ({ text }) => /^This is request ([^,]*), /.exec(text)?.[1],
    );
    expect(seen).toEqual(ids);
    expect(new Set(ids).size).toBe(MANY);
  }, 30_000); // sixty connections take a while on a busy machine
});

describe("teardown", () => {
  test("sees the error, although a handler has answered", async () => {
    const visitor = await visit();
    await visitor.get("/boom").expect(500);
    await visitor.get("/").expect(200, /, after TypeError$/);
    await visitor.get("/").expect(200, /, after no error$/);
  });

  test("a 404 is no error", async () => {
    const visitor = await visit();
    await visitor.get("/nothing").expect(404);
    await visitor.get("/").expect(200, /, after no error$/);
  });

  test("a request that a hook answered has one as well", async () => {
    const visitor = await visit();
    await visitor.get("/shop").timeout(HANGS).expect(503);
    await visitor.get("/").expect(200, /, after no error$/);
  });

  test("a request that the middleware answered has none", async () => {
    const visitor = await visit();
    await visitor.get("/ping").expect(200);
    await visitor.get("/").expect(200, /, after nothing$/);
  });
});

if (process.env["TARGET"] === "flask") describeFlask();
