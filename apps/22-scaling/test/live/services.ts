import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { findPython } from "@decant/shared/host";
import {
  LESSON,
  type Options,
  type Program,
  start,
  until,
} from "../support.ts";

/** A port of the loopback on which nobody listens now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Starts a Redis that keeps nothing on disk. */
export async function startRedis(port?: number) {
  const on = port ?? (await freePort());
  const args = ["--port", `${on}`, "--bind", "127.0.0.1", "--save", ""];
  const program = start("redis-server", args);
  await program.printed(/Ready to accept connections/);
  return { program, port: on, url: `redis://127.0.0.1:${on}` };
}

/** Starts the Python that runs Flask, in the folder of the Flask side. */
export function startPython(
  args: readonly string[],
  options: Options = {},
): Program {
  const python = findPython(LESSON);
  if (!python)
    throw new Error("Flask is not installed: npx decant flask");
  const env = { PYTHONDONTWRITEBYTECODE: "1", ...options.env };
  const cwd = join(LESSON, "flask");
  return start(python, args, { cwd, ...options, env });
}

/** Starts gunicorn on a free port, with the lesson's own settings. */
export async function startGunicorn(env: Record<string, string>) {
  const port = await freePort();
  const program = startPython(["-m", "gunicorn", "app:create_app()"], {
    env: { ...env, PORT: `${port}` },
  });
  const workers = Number(env["WEB_CONCURRENCY"] ?? 1);
  const booted = /Booting worker/g;
  await until(
    () => (program.output().match(booted) ?? []).length >= workers,
    () => `gunicorn, which printed: ${program.output()}`,
  );
  await until(() => accepts(port), "gunicorn's port");
  return { program, port, url: `http://127.0.0.1:${port}` };
}

/** Whether somebody accepts connections on a port of the loopback. */
export async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
