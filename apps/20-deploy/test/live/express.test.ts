// node:cluster behind Debian's nginx, and what it does at its limits.

import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "@jest/globals";
import {
  freePort,
  listening,
  reportInFlight,
  start,
  startCluster,
  startWorkers,
  statusOf,
  until,
  WHOLE,
} from "../processes.ts";
import { testServer } from "./server.ts";

describe("node:cluster", () => {
  testServer({
    start: (port, env) => startWorkers(2, port, env),
    workers: listening,
    ends: ({ output }) =>
      output().match(/"code":0,.*"A worker ended"/g)?.length ?? 0,
    killed: '"signal":"SIGKILL"',
  });

  test("Ctrl-C: the report in flight is finished", async () => {
    const port = await freePort();
    const cluster = await startWorkers(2, port);
    const report = await reportInFlight(port);
    process.kill(-cluster.pid, "SIGINT"); // a terminal signals all
    expect(await report.whole).toBe(WHOLE);
    expect(await cluster.ended).toBe(0);
  });

  test("a kept connection ends with the next answer", async () => {
    const port = await freePort();
    const cluster = await startWorkers(2, port);
    const socket = connect(port, "127.0.0.1").setEncoding("utf8");
    const received = text(socket);
    socket.write("GET /report HTTP/1.1\r\nHost: shop.example\r\n\r\n");
    await once(socket, "data");
    process.kill(cluster.pid, "SIGTERM");
    await until("refused", async () => !(await statusOf(port, "/")));

    socket.write("GET / HTTP/1.1\r\nHost: shop.example\r\n\r\n");
    const [, first, second] = (await received).split("HTTP/1.1 200 OK");
    expect(first).toContain("\r\nConnection: keep-alive\r\n");
    expect(second).toContain("\r\nConnection: close\r\n");
    expect(await cluster.ended).toBe(0);
  });

  test("a worker that is told to stop finishes, and is replaced", async () => {
    const port = await freePort();
    const cluster = await startWorkers(1, port);
    const report = await reportInFlight(port);
    process.kill(listening(cluster)[0] ?? 0, "SIGTERM");
    expect(await report.whole).toBe(WHOLE);
    await until("a second", () => listening(cluster).length === 2);
    expect(new Set(listening(cluster)).size).toBe(2);
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
});

test("the container's health check: 0 while the app is alive, else 1", async () => {
  const port = await freePort();
  const cluster = await startWorkers(1, port);
  const probe = () =>
    start(process.execPath, ["--import=tsx", "src/probe.ts"], {
      PORT: String(port),
    }).ended;
  expect(await probe()).toBe(0);
  process.kill(cluster.pid, "SIGTERM");
  expect(await cluster.ended).toBe(0);
  expect(await probe()).toBe(1);
});
