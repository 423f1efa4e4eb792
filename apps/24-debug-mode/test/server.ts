import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { findPython, plainEnvironment } from "@decant/shared/host";
import { expect } from "@jest/globals";

const DEADLINE_MS = 20_000;
const CONNECT_MS = 1000;

export const lesson = join(expect.getState().testPath ?? "", "../..");
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
  /**
   * Tries a probe now and whenever the process prints something.
   *
   * @returns the first value that is not undefined
   * @throws Error if there is none before the deadline
   */
  until<T>(probe: Probe<T>): Promise<T>;
  /** Whether the process prints a text, now or before the deadline. */
  prints(text: string): Promise<boolean>;
  /** What it answers, as soon as it does. */
  get(path: string): Promise<{ status: number; text: string }>;
  end(): Promise<void>;
}

type Probe<T> = () => T | undefined | Promise<T | undefined>;

/** Starts the side that is tested, in the lesson or in a copy of it. */
export function startSide({
  folder = lesson,
  watch = false,
  env = {},
}): Server {
  if (isFlask) {
    const args = ["-m", "flask", "run", "--port", "0"];
    return startPython(watch ? [...args, "--debug"] : args, {
      folder,
      env,
    });
  }
  // tsx watches what it includes before the app starts, and what the app
  // imports only some time after: too late for a quick edit.
  return startNode(
    watch
      ? [require.resolve("tsx/cli"), "watch", "--include", "src"]
      : ["--import", "tsx"],
    { folder, env },
  );
}

/** Starts Python in the folder of the Flask side. */
export function startPython(
  args: readonly string[],
  { folder = lesson, env = {} },
): Server {
  return startServer(findPython(lesson) ?? "python3", args, {
    cwd: join(folder, "flask"),
    env,
  });
}

/** Starts the Express side; the options come before the file. */
export function startNode(
  options: readonly string[],
  { folder = lesson, env = {} },
): Server {
  return startServer(
    process.execPath,
    [...options, "--conditions=@decant/source", "src/server.ts"],
    { cwd: folder, env },
  );
}

function startServer(
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
  let announce = () => {};
  let news = new Promise<void>((resolve) => (announce = resolve));
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      announce();
      news = new Promise((resolve) => (announce = resolve));
    });
  }
  const gone = new Promise((resolve) => child.once("close", resolve));

  const server: Server = {
    output: () => output,
    async until(probe) {
      let cause: unknown;
      const late = setTimeout(DEADLINE_MS, true, { ref: false });
      for (let isLate; !isLate; ) {
        const more = news;
        try {
          const value = await probe();
          if (value !== undefined) return value;
        } catch (error) {
          cause = error;
        }
        isLate = await Promise.race([more, late]);
      }
      throw new Error(`Not in time:\n${output}`, { cause });
    },
    prints: (text) =>
      server
        .until(() => output.includes(text) || undefined)
        .catch(() => false),
    get: (path) =>
      server.until(async () => {
        // After a reload there may be another port.
        const url = output.match(/http:\/\/127\.0\.0\.1:\d+/g)?.at(-1);
        const response = await fetch(`${url}${path}`);
        const { status } = response;
        return { status, text: await response.text() };
      }),
    async end() {
      child.kill("SIGTERM");
      await gone;
    },
  };
  return server;
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
