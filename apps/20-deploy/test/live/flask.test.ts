// gunicorn behind Debian's nginx, and what app.run() does instead.

import { findPython } from "@decant/shared/host";
import { describe, expect, test } from "@jest/globals";
import { loadWhile, startNginx } from "../nginx.ts";
import {
  freePort,
  get,
  LESSON,
  type Process,
  reportInFlight,
  start,
  statusOf,
  until,
} from "../processes.ts";

const WHOLE = "Counting... done.";

describe("gunicorn", () => {
  test("nginx tells the app who asks for what, whatever the client says", async () => {
    const app = await freePort();
    await startGunicorn(app);
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
  });

  test("SIGTERM: not ready, then gone, and no request is lost", async () => {
    const port = await freePort();
    const master = await startGunicorn(port, { DRAIN_SECONDS: "2" });
    const report = await reportInFlight(port);
    process.kill(master.pid, "SIGTERM");
    await until("not ready", async () => {
      const reply = await get(port, "/readyz");
      return reply.status === 503 && reply.text === "stopping";
    });
    expect(await report.whole).toBe(WHOLE);
    expect(await master.ended).toBe(0);
  });

  test("no drain: the report is finished all the same", async () => {
    const port = await freePort();
    const master = await startGunicorn(port);
    const report = await reportInFlight(port);
    process.kill(master.pid, "SIGTERM");
    expect(await report.whole).toBe(WHOLE);
    expect(await master.ended).toBe(0);
  });

  test("two workers, restarted one after the other by SIGTERM and by SIGHUP", async () => {
    const app = await freePort();
    const master = await startGunicorn(app);
    const nginx = await startNginx([app, app]);

    const { ok, failed } = await loadWhile(nginx, async () => {
      for (const [n, worker] of booted(master).entries()) {
        process.kill(worker, "SIGTERM");
        await until("another", () => booted(master).length === 3 + n);
      }
      process.kill(master.pid, "SIGHUP");
      await until("two more", () => booted(master).length === 6);
      await until("ends", () => ends(master) === 4);
    });
    expect(failed).toBe(0);
    expect(ok).toBeGreaterThan(200);
  });

  test("a worker killed under load: replaced, and its requests repeated", async () => {
    const ports = [await freePort(), await freePort()] as const;
    const master = await startGunicorn(ports[0]);
    await startGunicorn(ports[1]);
    const nginx = await startNginx(ports);

    const { ok, failed } = await loadWhile(nginx, async () => {
      process.kill(booted(master)[0] ?? 0, "SIGKILL");
      await until("another", () => booted(master).length === 3);
    });
    expect(master.output()).toContain("was sent SIGKILL");
    expect(failed).toBe(0);
    expect(ok).toBeGreaterThan(200);
  });

  test("listens where HOST says, and there alone", async () => {
    const port = await freePort();
    const host = "127.0.0.2"; // Linux answers on all of 127.0.0.0/8
    const master = startPython(
      ["-m", "gunicorn", "app:create_app()"],
      port,
      {
        HOST: host,
        WORKERS: "1",
      },
    );
    await until("up", () => booted(master).length === 1);
    const reply = await get(port, "/healthz", {}, host);
    expect(reply.status).toBe(200);
    expect(await statusOf(port, "/healthz")).toBe(0);
  });
});

describe("app.run()", () => {
  test("SIGTERM breaks off the report in flight", async () => {
    const port = await freePort();
    const server = await startDevelopmentServer(port);
    const report = await reportInFlight(port);
    process.kill(server.pid, "SIGTERM");
    expect(await report.whole).toBe("aborted");
    expect(await server.ended).toBe("SIGTERM");
  });

  test("is not there for another address of the machine", async () => {
    const port = await freePort();
    await startDevelopmentServer(port);
    const refused = get(port, "/healthz", {}, "127.0.0.2");
    await expect(refused).rejects.toThrow("ECONNREFUSED");
  });
});

async function startGunicorn(
  port: number,
  env: NodeJS.ProcessEnv = {},
): Promise<Process> {
  const args = ["-m", "gunicorn", "app:create_app()"];
  const master = startPython(args, port, { WORKERS: "2", ...env });
  await until(
    "up",
    async () => (await statusOf(port, "/readyz")) === 200,
  );
  return master;
}

async function startDevelopmentServer(port: number): Promise<Process> {
  const server = startPython(["app.py"], port, {});
  await until(
    "up",
    async () => (await statusOf(port, "/readyz")) === 200,
  );
  return server;
}

function startPython(
  args: readonly string[],
  port: number,
  env: NodeJS.ProcessEnv,
): Process {
  const python = findPython(LESSON);
  if (!python)
    throw new Error("no Flask: run `npx decant flask` first");
  return start(
    python,
    args,
    { PORT: String(port), PYTHONDONTWRITEBYTECODE: "1", ...env },
    { cwd: `${LESSON}/flask` },
  );
}

/** The workers that gunicorn has started, oldest first. */
function booted({ output }: Process): number[] {
  return Array.from(
    output().matchAll(/Booting worker with pid: (\d+)/g),
    ([, pid]) => Number(pid),
  );
}

function ends({ output }: Process): number {
  return output().match(/Worker exiting/g)?.length ?? 0;
}
