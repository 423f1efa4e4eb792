// gunicorn behind Debian's nginx, and what app.run() does instead.

import { findPython } from "@decant/shared/host";
import { describe, expect, test } from "@jest/globals";
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
import { testServer } from "./server.ts";

const GUNICORN = ["-m", "gunicorn", "app:app"];

describe("gunicorn", () => {
  testServer({
    start: startGunicorn,
    workers: booted,
    ends: ({ output }) =>
      output().match(/Worker exiting/g)?.length ?? 0,
    killed: "was sent SIGKILL",
  });

  test("listens where HOST says, and only there", async () => {
    const port = await freePort();
    const host = "127.0.0.2"; // Linux answers on all of 127.0.0.0/8
    const env = { HOST: host, WEB_CONCURRENCY: "1" };
    const master = startPython(GUNICORN, port, env);
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
  const master = startPython(GUNICORN, port, {
    WEB_CONCURRENCY: "2",
    ...env,
  });
  await until("two", () => booted(master).length === 2);
  await until("up", async () => (await statusOf(port, "/")) === 200);
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
