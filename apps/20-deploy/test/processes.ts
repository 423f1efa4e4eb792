// Starts servers as child processes, and ends them with the test.

import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import {
  createServer,
  type IncomingHttpHeaders,
  request,
} from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { plainEnvironment } from "@decant/shared/host";
import { afterEach } from "@jest/globals";

export const LESSON = `${import.meta.dirname}/..`;
const DEADLINE_MS = 30_000;
const running = new Set<ChildProcess>();

/** A process that a test has started. */
export interface Process {
  readonly pid: number;
  /** Resolves to the exit code, or to the name of the signal. */
  readonly ended: Promise<number | string>;
  /** What it has printed so far, to both streams. */
  readonly output: () => string;
}

/** Starts a program. After the test it and its children are killed. */
export function start(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  where: { cwd?: string; uid?: number; gid?: number } = {},
): Process {
  const child = spawn(command, args, {
    cwd: LESSON,
    ...where,
    env: { ...plainEnvironment(), PYTHONUNBUFFERED: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true, // a group of its own, which can be killed as one
  });
  if (child.pid === undefined) {
    child.once("error", () => undefined); // said in the next line
    throw new Error(`${command} is not installed`);
  }
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => {
      output += part;
    });
  }
  const ended = once(child, "close").then(
    ([code, signal]: (number | string)[]) => code ?? signal ?? "",
  );
  return { pid: child.pid, ended, output: () => output };
}

afterEach(async () => {
  for (const child of running) {
    running.delete(child);
    try {
      process.kill(-(child.pid ?? 0), "SIGKILL");
    } catch {
      continue; // the whole group has gone by itself
    }
    if (child.exitCode === null && child.signalCode === null) {
      await once(child, "close");
    }
  }
});

/** Starts the cluster from its source. */
export function startCluster(env: NodeJS.ProcessEnv): Process {
  const args = ["--import=tsx", "--conditions=@decant/source"];
  return start(process.execPath, [...args, "src/cluster.ts"], env);
}

/** Starts the cluster; resolves when all its workers listen. */
export async function startWorkers(
  count: number,
  port: number,
  env: NodeJS.ProcessEnv = {},
): Promise<Process> {
  const cluster = startCluster({
    PORT: String(port),
    WEB_CONCURRENCY: String(count),
    ...env,
  });
  await until("workers", () => listening(cluster).length === count);
  return cluster;
}

/** The processes that a cluster has said to be listening, oldest first. */
export function listening({ output }: Process): number[] {
  return Array.from(
    output().matchAll(/"worker":(\d+),"msg":"Listening/g),
    ([, pid]) => Number(pid),
  );
}

/** The workers that a cluster has seen end with code 0, oldest first. */
export function finished({ output }: Process): number[] {
  return Array.from(
    output().matchAll(/"worker":(\d+),"code":0,.*"A worker ended"/g),
    ([, pid]) => Number(pid),
  );
}

/**
 * A port of the loopback that is free now, and that the system gives to no
 * outgoing connection: those begin at 32768.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_000);
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch {
    return freePort();
  }
  server.close();
  await once(server, "close");
  return port;
}

/** Asks again and again until the answer is yes; 30 seconds at most. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`never: ${what}`);
    await setTimeout(20);
  }
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends one GET, on a connection of its own. */
export async function get(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  host = "127.0.0.1",
): Promise<Reply> {
  const sent = request({ host, port, path, headers, agent: false });
  sent.end();
  const [response] = await once(sent, "response");
  const { statusCode: status, headers: received } = response;
  return { status, headers: received, text: await text(response) };
}

/** The status of a GET; 0 where nobody listens. */
export function statusOf(port: number, path: string): Promise<number> {
  return get(port, path).then(
    (reply) => reply.status,
    () => 0,
  );
}

/** The text of the slow report. */
export const WHOLE = "Counting... done.";

/**
 * Asks for the slow report, and resolves when its first piece is there:
 * it is in flight.
 *
 * @returns the whole text, or why it broke off
 */
export async function reportInFlight(port: number) {
  const sent = request({ port, path: "/report", agent: false });
  sent.end();
  const [response] = await once(sent, "response");
  const [first] = await once(response.setEncoding("utf8"), "data");
  return {
    whole: text(response).then(
      (rest) => first + rest,
      (error: Error) => error.message,
    ),
  };
}
