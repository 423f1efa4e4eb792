// node:cluster behind Debian's nginx.

import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "@jest/globals";
import { loadWhile, startNginx } from "../nginx.ts";
import {
  freePort,
  get,
  listening,
  type Process,
  reportInFlight,
  startCluster,
  statusOf,
  until,
} from "../processes.ts";

test("nginx tells the app who asks for what, whatever the client says", async () => {
  const app = await freePort();
  await startTwoWorkers(app);
  const nginx = await startNginx([app, app]);
  const lies = {
    Host: "shop.example",
    "X-Forwarded-For": "10.0.0.1",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
  };
  expect(await get(nginx, "/", lies)).toMatchObject({
    status: 200,
    text: "127.0.0.1 asked for http://shop.example/",
  });
  expect(await get(nginx, "/readyz")).toMatchObject({ status: 404 });
});

test("two workers, restarted one after the other by SIGTERM and by SIGHUP", async () => {
  const app = await freePort();
  const cluster = await startTwoWorkers(app);
  const nginx = await startNginx([app, app]);

  const { ok, failed } = await loadWhile(nginx, async () => {
    for (const [n, worker] of listening(cluster).entries()) {
      process.kill(worker, "SIGTERM");
      await until("another", () => listening(cluster).length === 3 + n);
    }
    process.kill(cluster.pid, "SIGHUP");
    await until("two more", () => listening(cluster).length === 6);
    await until("ends", () => ends(cluster) === 4);
  });
  expect(failed).toBe(0);
  expect(ok).toBeGreaterThan(200);
});

test("two apps, stopped and started one after the other", async () => {
  const ports = [await freePort(), await freePort()] as const;
  let first = await startTwoWorkers(ports[0]);
  let second = await startTwoWorkers(ports[1]);
  const nginx = await startNginx(ports);

  const { ok, failed } = await loadWhile(nginx, async () => {
    process.kill(first.pid, "SIGTERM");
    expect(await first.ended).toBe(0);
    first = await startTwoWorkers(ports[0]);
    process.kill(second.pid, "SIGTERM");
    expect(await second.ended).toBe(0);
    second = await startTwoWorkers(ports[1]);
  });
  expect(failed).toBe(0);
  expect(ok).toBeGreaterThan(200);
});

test("a worker killed under load: replaced, and its requests repeated", async () => {
  const ports = [await freePort(), await freePort()] as const;
  const cluster = await startTwoWorkers(ports[0]);
  await startTwoWorkers(ports[1]);
  const nginx = await startNginx(ports);

  const { ok, failed } = await loadWhile(nginx, async () => {
    process.kill(listening(cluster)[0] ?? 0, "SIGKILL");
    await until("another", () => listening(cluster).length === 3);
  });
  expect(cluster.output()).toContain('"signal":"SIGKILL"');
  expect(failed).toBe(0);
  expect(ok).toBeGreaterThan(200);
});

test("Ctrl-C: the report in flight is finished", async () => {
  const port = await freePort();
  const cluster = await startTwoWorkers(port);
  const report = await reportInFlight(port);
  process.kill(-cluster.pid, "SIGINT"); // a terminal signals all
  expect(await report.whole).toBe("Counting... done.");
  expect(await cluster.ended).toBe(0);
});

test("a kept connection ends with the next answer", async () => {
  const port = await freePort();
  const cluster = await startTwoWorkers(port);
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

async function startTwoWorkers(port: number): Promise<Process> {
  const cluster = startCluster({ PORT: String(port), WORKERS: "2" });
  await until("workers", () => listening(cluster).length === 2);
  return cluster;
}

function ends({ output }: Process): number {
  return output().match(/"code":0,.*"A worker ended"/g)?.length ?? 0;
}
