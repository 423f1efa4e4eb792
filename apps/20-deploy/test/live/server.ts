// What a production server must do behind Debian's nginx, whichever it is.

import { expect, test } from "@jest/globals";
import { loadWhile, startNginx } from "../nginx.ts";
import {
  freePort,
  get,
  type Process,
  reportInFlight,
  statusOf,
  until,
  WHOLE,
} from "../processes.ts";

export interface Server {
  /** Starts two workers; resolves when both take requests. */
  readonly start: (
    port: number,
    env?: NodeJS.ProcessEnv,
  ) => Promise<Process>;
  /** All workers that it has started, oldest first. */
  readonly workers: (server: Process) => number[];
  /** How many workers have ended as they were told to. */
  readonly ends: (server: Process) => number;
  /** What it prints when a worker has been killed. */
  readonly killed: string;
}

export function testServer(server: Server): void {
  const { start, workers, ends, killed } = server;

  test("nginx tells the app who asks for what, whatever the client says", async () => {
    const app = await freePort();
    await start(app);
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

  test("SIGTERM: not ready, then gone, and no request is lost", async () => {
    const port = await freePort();
    const app = await start(port, { DRAIN_SECONDS: "5" });
    const report = await reportInFlight(port);
    process.kill(app.pid, "SIGTERM");
    await until("not ready", async () => {
      const reply = await get(port, "/readyz");
      return reply.status === 503 && reply.text === "stopping";
    });
    expect(await report.whole).toBe(WHOLE);
    expect(await app.ended).toBe(0);
    expect(await statusOf(port, "/healthz")).toBe(0);
  });

  test("no drain: the report is finished all the same", async () => {
    const port = await freePort();
    const app = await start(port);
    const report = await reportInFlight(port);
    process.kill(app.pid, "SIGTERM");
    expect(await report.whole).toBe(WHOLE);
    expect(await app.ended).toBe(0);
  });

  test("two workers, restarted one after the other by SIGTERM and by SIGHUP", async () => {
    const port = await freePort();
    const app = await start(port);
    const nginx = await startNginx([port, port]);

    const { ok, failed } = await loadWhile(nginx, async () => {
      for (const [n, worker] of workers(app).entries()) {
        process.kill(worker, "SIGTERM");
        await until("another", () => workers(app).length === 3 + n);
      }
      process.kill(app.pid, "SIGHUP");
      await until("two more", () => workers(app).length === 6);
      await until("ends", () => ends(app) === 4);
    });
    expect(failed).toBe(0);
    expect(ok).toBeGreaterThan(200);
  });

  test("two apps, stopped and started one after the other", async () => {
    const ports = [await freePort(), await freePort()] as const;
    const apps = [await start(ports[0]), await start(ports[1])];
    const nginx = await startNginx(ports);

    const { ok, failed } = await loadWhile(nginx, async () => {
      for (const [n, app] of apps.entries()) {
        process.kill(app.pid, "SIGTERM");
        expect(await app.ended).toBe(0);
        await start(ports[n] ?? 0);
      }
    });
    expect(failed).toBe(0);
    expect(ok).toBeGreaterThan(200);
  });

  test("a worker killed under load: replaced, and its requests repeated", async () => {
    const ports = [await freePort(), await freePort()] as const;
    const app = await start(ports[0]);
    await start(ports[1]);
    const nginx = await startNginx(ports);

    const { ok, failed } = await loadWhile(nginx, async () => {
      process.kill(workers(app)[0] ?? 0, "SIGKILL");
      await until("another", () => workers(app).length === 3);
    });
    expect(app.output()).toContain(killed);
    expect(failed).toBe(0);
    expect(ok).toBeGreaterThan(200);
  });
}
