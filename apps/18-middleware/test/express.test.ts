import { once } from "node:events";
import { get } from "node:http";
import type { AddressInfo } from "node:net";
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
import { beforeHeaders } from "../src/before-headers.ts";

const visit = target(createApp);
const print = jest.spyOn(console, "log");

beforeEach(() => {
  print.mockReset().mockReturnValue(undefined);
});

describe("the print", () => {
  test.each([
    ["get", "/", 200],
    ["post", "/", 404],
    ["get", "/nothing", 404],
    ["get", "/shop", 503],
  ] as const)("%s %s (%i) prints", async (method, path, status) => {
    const visitor = await visit();
    await visitor[method](path).timeout(1000).expect(status);
    expect(print.mock.calls).toEqual([["Before request executed"]]);
  });

  test("it comes before the view", async () => {
    const app = createApp().get("/count", (_req, res) => {
      res.send(`printed: ${print.mock.calls.length}`);
    });
    const visitor = request(app);
    await visitor.get("/count").expect(200, "printed: 1");
  });

  test("GET /ping is answered outside, so nothing is printed", async () => {
    const visitor = await visit();
    await visitor.get("/ping").expect(200, "pong");
    expect(print).not.toHaveBeenCalled();
  });
});

describe("beforeHeaders", () => {
  test("runs at each answer once, the last one first", async () => {
    const steps: string[] = [];
    const app = express().get("/", (_req, res) => {
      beforeHeaders(res, () => steps.push("first"));
      beforeHeaders(res, () => steps.push("second"));
      res.write("Home");
      res.end("!");
    });
    const visitor = request(app);
    await visitor.get("/").expect(200, "Home!");
    expect(steps).toEqual(["second", "first"]);
  });

  test("keeps what writeHead was given", async () => {
    const app = express().get("/", (_req, res) => {
      beforeHeaders(res, () => res.set("X-Trace", "outer"));
      res.writeHead(202, "Later", { "X-Age": "1" }).end();
    });
    const visitor = request(app);
    await visitor
      .get("/")
      .expect(202)
      .expect("X-Trace", "outer")
      .expect("X-Age", "1");
  });
});

describe("what only Express does", () => {
  test.each(["/Shop", "/shop/", "/shop/cart", "/shop?open=1"])(
    "GET %s is closed as well",
    async (path) => {
      const visitor = await visit();
      await visitor.get(path).timeout(1000).expect(503, "Closed");
    },
  );

  test.each(["/ping/", "/PING"])(
    "GET %s is pong as well",
    async (path) => {
      const visitor = await visit();
      await visitor
        .get(path)
        .expect(200, "pong")
        .expect("X-Trace", "outer, outer");
    },
  );

  test("GET /boom: the log has what the answer hides", async () => {
    const log = jest.spyOn(console, "error").mockReturnValue(undefined);
    const visitor = await visit();
    await visitor.get("/boom").expect(500, "Something broke");
    expect(log).toHaveBeenCalledTimes(1);
    expect(String(log.mock.calls[0]?.[0])).toBe(
      "TypeError: no database at db.internal:5432",
    );
    log.mockRestore();
  });

  test("a visitor who hangs up is torn down too", async () => {
    const app = createApp().get("/never", () => undefined);
    const server = app.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const gone = get({ port, path: "/never" });
    gone.on("error", () => undefined);
    const [, response] = await once(server, "request");
    gone.destroy();
    await once(response, "close");

    const answer = await fetch(`http://127.0.0.1:${port}/`);
    expect(await answer.text()).toMatch(/, after no error$/);
    server.close();
  });
});
