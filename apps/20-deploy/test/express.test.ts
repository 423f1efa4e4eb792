import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import express from "express";
import helmet from "helmet";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { createLogger, logRequests, silent } from "../src/log.ts";
import {
  finished,
  freePort,
  listening,
  reportInFlight,
  start,
  startCluster,
  startWorkers,
  statusOf,
  until,
  WHOLE,
} from "./processes.ts";

const visit = target(createApp);

describe("the app", () => {
  test("GET /readyz while stopping is 503, and /healthz is not", async () => {
    const visitor = request(createApp({ stopping: true }));
    await visitor.get("/readyz").expect(503, "stopping");
    await visitor.get("/healthz").expect(200, "alive");
  });

  test("of two hosts the first is taken: the proxy must overwrite", async () => {
    const visitor = await visit();
    await visitor
      .get("/")
      .set("X-Forwarded-For", "203.0.113.7")
      .set("X-Forwarded-Host", "evil.example, shop.example")
      .expect(200, "203.0.113.7 asked for http://evil.example/");
  });

  test("helmet as it comes sends upgrade-insecure-requests", async () => {
    const app = express().use(helmet());
    app.get("/", (_req, res) => {
      res.end();
    });
    const visitor = request(app);
    await visitor
      .get("/")
      .expect("Content-Security-Policy", /;upgrade-insecure-requests$/);
  });

  test("trust proxy true believes the client", async () => {
    const app = express().set("trust proxy", true);
    app.get("/", (req, res) => {
      res.send(req.ip);
    });
    const visitor = request(app);
    await visitor
      .get("/")
      .set("X-Forwarded-For", "10.0.0.1, 203.0.113.7")
      .expect(200, "10.0.0.1");
  });
});

describe("the log", () => {
  test("one line of JSON for a request, without its secrets", async () => {
    const lines: string[] = [];
    const logger = createLogger({ write: (line) => lines.push(line) });
    const visitor = request(createApp({ stopping: false }, logger));
    await visitor
      .get("/?page=2")
      .set("Authorization", "Bearer s3cret")
      .set("Cookie", "session=s3cret");
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain("s3cret");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      req: { method: "GET", url: "/?page=2" },
      res: { statusCode: 200 },
      responseTime: expect.any(Number),
    });
  });

  test("an app that was given no logger logs nothing", () => {
    expect(silent.isLevelEnabled("fatal")).toBe(false);
  });

  test("a cookie that an answer sets stays out of it", async () => {
    const lines: string[] = [];
    const logger = createLogger({ write: (line) => lines.push(line) });
    const app = express().use(logRequests(logger));
    app.get("/", (_req, res) => res.cookie("session", "s3cret").end());
    await request(app).get("/").expect(200);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain("s3cret");
  });

  test("the probes leave no line", async () => {
    const lines: string[] = [];
    const logger = createLogger({ write: (line) => lines.push(line) });
    const visitor = request(createApp({ stopping: false }, logger));
    await visitor.get("/healthz").expect(200);
    await visitor.get("/readyz").expect(200);
    expect(lines).toEqual([]);
  });
});

describe("the cluster", () => {
  test("refuses what is new, finishes what is not, and ends", async () => {
    const port = await freePort();
    const cluster = await startWorkers(1, port);
    const report = await reportInFlight(port);
    process.kill(-cluster.pid, "SIGTERM"); // to all, as Heroku does
    await until("refused", async () => !(await statusOf(port, "/")));
    expect(await report.whole).toBe(WHOLE);
    expect(await cluster.ended).toBe(0);
  });

  test("DRAIN_SECONDS: not ready, and still at work", async () => {
    const port = await freePort();
    const cluster = await startWorkers(1, port, {
      DRAIN_SECONDS: "60",
    });
    process.kill(cluster.pid, "SIGTERM");
    await until(
      "not ready",
      async () => (await statusOf(port, "/readyz")) === 503,
    );
    expect(await statusOf(port, "/")).toBe(200);
  });

  test("DRAIN_SECONDS=1: a second passes before the end", async () => {
    const port = await freePort();
    const cluster = await startWorkers(1, port, { DRAIN_SECONDS: "1" });
    const told = performance.now();
    process.kill(cluster.pid, "SIGTERM");
    expect(await cluster.ended).toBe(0);
    expect(performance.now() - told).toBeGreaterThan(990);
  });

  test("Ctrl-C: the report in flight is finished", async () => {
    const port = await freePort();
    const cluster = await startWorkers(2, port);
    const report = await reportInFlight(port);
    process.kill(-cluster.pid, "SIGINT"); // a terminal signals all
    expect(await report.whole).toBe(WHOLE);
    expect(await cluster.ended).toBe(0);
  });

  test("a worker that is told to stop finishes, and is replaced", async () => {
    const port = await freePort();
    const cluster = await startWorkers(1, port);
    const report = await reportInFlight(port);
    process.kill(listening(cluster)[0] ?? 0, "SIGTERM");
    expect(await report.whole).toBe(WHOLE);
    await until("a second", () => listening(cluster).length === 2);

    process.kill(cluster.pid, "SIGHUP");
    await until("a third", () => listening(cluster).length === 3);
    await until("both ended", () => finished(cluster).length === 2);
    const [first, second, third] = listening(cluster);
    expect(finished(cluster)).toEqual([first, second]);
    expect(third).not.toBe(second);
    expect(await statusOf(port, "/readyz")).toBe(200);
  });

  test("no worker can listen: it gives up with code 1", async () => {
    const cluster = startCluster({
      PORT: "65536",
      WEB_CONCURRENCY: "1",
    });
    expect(await cluster.ended).toBe(1);
    expect(cluster.output()).toContain("ERR_SOCKET_BAD_PORT");
  });

  test("WEB_CONCURRENCY=0 is refused in a sentence", async () => {
    const cluster = startCluster({ WEB_CONCURRENCY: "0" });
    expect(await cluster.ended).toBe(1);
    expect(cluster.output()).toBe(
      'WEB_CONCURRENCY must be a whole number from 1, not "0".\n',
    );
  });
});

test("the container's health check: 0 while the app is alive, else 1", async () => {
  const server = createServer(createApp()).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const probe = () =>
    start(process.execPath, ["--import=tsx", "src/probe.ts"], {
      PORT: String(port),
    }).ended;
  expect(await probe()).toBe(0);
  server.close();
  await once(server, "close");
  expect(await probe()).toBe(1);
});
