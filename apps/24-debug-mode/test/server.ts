import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { findPython, plainEnvironment } from "@decant/shared/host";
import { expect } from "@jest/globals";

const PAUSE_MS = 50;
const DEADLINE_MS = 20_000;
const CONNECT_MS = 1000;

const lesson = join(expect.getState().testPath ?? "", "../..");
const require = createRequire(join(lesson, "package.json"));
export const isFlask = process.env["TARGET"] === "flask";

/** A copy of the lesson in a temporary folder, to be edited. */
export function copyLesson(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "decant-"));
  for (const name of ["package.json", "src", "flask"]) {
    cpSync(join(lesson, name), join(folder, name), { recursive: true });
  }
  const installed = dirname(dirname(require.resolve("express")));
  symlinkSync(installed, join(folder, "node_modules"), "junction");
  return {
    folder,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A server of a process of its own, on a free port. */
export interface Server {
  /** All that the process has printed so far. */
  output(): string;
  /** What it answers; tries again until it does, or a deadline. */
  get(path: string): Promise<{ status: number; text: string }>;
  end(): Promise<void>;
}

/** Starts the side that is tested from the copy in a folder. */
export function startSide(
  folder: string,
  { watch = false, env = {} },
): Server {
  if (isFlask) {
    const args = ["-m", "flask", "run", "--port", "0"];
    return startServer(
      findPython(lesson) ?? "python3",
      watch ? [...args, "--debug"] : args,
      { cwd: join(folder, "flask"), env },
    );
  }
  const args = ["--conditions=@decant/source", "src/server.ts"];
  return startServer(
    process.execPath,
    [require.resolve("tsx/cli"), ...(watch ? ["watch"] : []), ...args],
    { cwd: folder, env },
  );
}

export function startServer(
  command: string,
  args: readonly string[],
  { cwd, env }: { cwd: string; env: Record<string, string> },
): Server {
  const child = spawn(command, args, {
    cwd,
    env: {
      ...plainEnvironment(),
      PORT: "0",
      NO_COLOR: "1",
      PYTHONDONTWRITEBYTECODE: "1",
      ...env,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const gone = new Promise((resolve) => child.once("close", resolve));
  return {
    output: () => output,
    get: (path) =>
      until(async () => {
        // After a reload there may be another port.
        const url = output.match(/http:\/\/127\.0\.0\.1:\d+/g)?.at(-1);
        const response = await fetch(`${url}${path}`);
        const { status } = response;
        return { status, text: await response.text() };
      }, `an answer to ${path}`),
    async end() {
      child.kill("SIGTERM");
      await gone;
    },
  };
}

/** Tries until a value comes; at the deadline the last error counts. */
export async function until<T>(
  probe: () => T | undefined | Promise<T | undefined>,
  what: string,
): Promise<T> {
  const deadline = Date.now() + DEADLINE_MS;
  let cause: unknown;
  while (Date.now() < deadline) {
    try {
      const value = await probe();
      if (value !== undefined) return value;
    } catch (error) {
      cause = error;
    }
    await setTimeout(PAUSE_MS);
  }
  throw new Error(`Not in time: ${what}`, { cause });
}

/** Whether a server prints a text, now or before the deadline. */
export async function prints(server: Server, text: string) {
  const isThere = () => server.output().includes(text) || undefined;
  return until(isThere, text).catch(() => false);
}

/** Whether a TCP connection to an address comes about. */
export function canConnect(host: string, port: number) {
  return new Promise<boolean>((resolve) => {
    const socket = connect({ host, port, timeout: CONNECT_MS });
    const finish = (connected: boolean) => {
      socket.destroy();
      resolve(connected);
    };
    socket.once("connect", () => finish(true));
    socket.once("timeout", () => finish(false));
    socket.once("error", () => finish(false));
  });
}
