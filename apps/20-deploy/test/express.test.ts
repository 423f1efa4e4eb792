import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import express from "express";
import helmet from "helmet";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { createLogger } from "../src/log.ts";
import {
  freePort,
  get,
  listening,
  reportInFlight,
  start,
  startCluster,
  statusOf,
  until,
} from "./processes.ts";

const visit = target(createApp);
const WHOLE = "Counting... done.";

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
  test("SIGTERM: not ready, then gone, and no request is lost", async () => {
    const { cluster, port } = await openCluster(1, 2);
    const report = await reportInFlight(port);
    process.kill(cluster.pid, "SIGTERM");

    await until("not ready", async () => {
      const reply = await get(port, "/readyz");
      return reply.status === 503 && reply.text === "stopping";
    });
    expect(await report.whole).toBe(WHOLE);
    expect(await cluster.ended).toBe(0);
    expect(await statusOf(port, "/healthz")).toBe(0);
  });

  test("no drain: refuses what is new, finishes what is not", async () => {
    const { cluster, port } = await openCluster(1, 0);
    const report = await reportInFlight(port);
    process.kill(-cluster.pid, "SIGTERM"); // to all, as Heroku does
    await until("refused", async () => !(await statusOf(port, "/")));
    expect(await report.whole).toBe(WHOLE);
    expect(await cluster.ended).toBe(0);
  });

  test("a worker that stops or is killed is replaced", async () => {
    const { cluster, port } = await openCluster(1, 0);
    const report = await reportInFlight(port);
    process.kill(listening(cluster)[0] ?? 0, "SIGTERM");
    expect(await report.whole).toBe(WHOLE);
    await until("a second", () => listening(cluster).length === 2);

    process.kill(listening(cluster)[1] ?? 0, "SIGKILL");
    await until("a third", () => listening(cluster).length === 3);
    expect(new Set(listening(cluster)).size).toBe(3);
    expect(await statusOf(port, "/readyz")).toBe(200);
  });

  test("no worker can listen: it gives up with code 1", async () => {
    const cluster = startCluster({ PORT: "65536", WORKERS: "1" });
    expect(await cluster.ended).toBe(1);
    expect(cluster.output()).toContain("ERR_SOCKET_BAD_PORT");
  });

  test("WORKERS=0 is refused in a sentence", async () => {
    const cluster = startCluster({ WORKERS: "0" });
    expect(await cluster.ended).toBe(1);
    expect(cluster.output()).toBe(
      'WORKERS must be a whole number from 1, not "0".\n',
    );
  });
});

describe("the health check of the container", () => {
  const probe = async (port: number) =>
    start(process.execPath, ["--import=tsx", "src/probe.ts"], {
      PORT: String(port),
    }).ended;

  test("ends with 0 while the app is alive, else with 1", async () => {
    const server = createApp().listen(0);
    const { port } = server.address() as AddressInfo;
    expect(await probe(port)).toBe(0);
    await promisify(server.close.bind(server))();
    expect(await probe(port)).toBe(1);
  });
});

async function openCluster(workers: number, drainSeconds: number) {
  const port = await freePort();
  const cluster = startCluster({
    PORT: String(port),
    WORKERS: String(workers),
    DRAIN_SECONDS: String(drainSeconds),
  });
  await until("started", () => listening(cluster).length === workers);
  return { cluster, port };
}
