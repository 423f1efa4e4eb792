// node:cluster behind Debian's nginx, and what it does at its limits.

import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "@jest/globals";
import {
  finished,
  freePort,
  listening,
  startWorkers,
  statusOf,
  until,
} from "../processes.ts";
import { testServer } from "./server.ts";

const HEALTHZ = "GET /healthz HTTP/1.1\r\nHost: shop.example";

describe("node:cluster", () => {
  testServer({
    start: (port, env) => startWorkers(2, port, env),
    workers: listening,
    ends: (cluster) => finished(cluster).length,
    killed: '"signal":"SIGKILL"',
  });

  test("reloaded under load: every connection is answered", async () => {
    const port = await freePort();
    const cluster = await startWorkers(2, port);
    const statuses = new Set<number>();
    const end = new AbortController();
    const ask = async () => {
      while (!end.signal.aborted)
        statuses.add(await statusOf(port, "/healthz"));
    };
    const visitors = Array.from({ length: 16 }, ask);
    for (let ends = 2; ends <= 8; ends += 2) {
      process.kill(cluster.pid, "SIGHUP");
      await until("another", () => finished(cluster).length === ends);
    }
    end.abort();
    await Promise.all(visitors);
    expect(statuses).toEqual(new Set([200]));
  });

  test("a kept connection ends with the next answer", async () => {
    const port = await freePort();
    const cluster = await startWorkers(2, port);
    const socket = connect(port, "127.0.0.1").setEncoding("utf8");
    // The second request has begun, so the connection is not idle.
    socket.write(`${HEALTHZ}\r\n\r\n${HEALTHZ}\r\n`);
    const [first] = await once(socket, "data");
    expect(first).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(first).toContain("\r\nConnection: keep-alive\r\n");
    process.kill(cluster.pid, "SIGTERM");
    await until("refused", () => isRefused(port));

    socket.write("\r\n");
    const second = await text(socket);
    expect(second).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(second).toContain("\r\nConnection: close\r\n");
    expect(await cluster.ended).toBe(0);
  });
});

/**
 * Whether nobody takes connections. It sends no request: with no worker left
 * that request would wait for the end of the cluster.
 */
async function isRefused(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return false;
  } catch {
    return true;
  } finally {
    socket.destroy();
  }
}
