import { spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { plainEnvironment } from "./environment.ts";
import { HAS_GROUPS, killGroup } from "./kill-group.ts";
import { readLines } from "./read-lines.ts";

export { plainEnvironment } from "./environment.ts";
export { findPython } from "./find-python.ts";
export { HAS_GROUPS, killGroup } from "./kill-group.ts";

const OUTPUT_KEPT = 16_384;
const OUTPUT_MAX = 16 * 1024 * 1024;
const OPEN_TIMEOUT_MS = 20_000;
/** How long a process that has exited may keep its pipes open. */
const DRAIN_MS = 500;
const FORCE_MS = 1000;
/** How long a host may take to close an app before it is ended itself. */
const CLOSE_MS = 5000;

/**
 * A child process that runs apps, each with an address of its own.
 *
 * It reads one JSON object a line from its standard input, `{"id", "open":
 * path, "at": socket}` or `{"id", "close": true}`, and writes one a line to
 * file descriptor 3, so that what an app prints mixes with nothing: `{"id",
 * "address"}` or `{"id", "error"}` for each it was to open, and `{"id",
 * "ended"}` once an app has ended by itself. Before it dies of an exception it
 * may write `{"crash"}`. One that writes anything else is ended, and so is one
 * that prints more than 16 MB. It ends when its standard input does: it never
 * outlives its parent, whatever ends that.
 */
export interface Host {
  /** The process's id; undefined if it could not be started. */
  readonly pid: number | undefined;
  /** Resolves when the process has ended, to the reason in a few words. */
  readonly gone: Promise<string>;
  /**
   * Starts a fresh instance of an app.
   *
   * @param path - absolute: a Python side's folder, a TypeScript side's file
   * @param at - the Unix socket, or Windows pipe, on which it is to listen; a
   *   loopback port if not given, or where the host can only have that
   * @param signal - gives up the start, which may take 20 seconds at most
   * @throws Error if the app cannot be loaded, or the process has ended
   */
  open(path: string, at?: string, signal?: AbortSignal): Promise<App>;
  /**
   * Ends the process, by force if it is still there after a second, and what
   * it has started.
   */
  end(): Promise<void>;
  /** What the process printed: the last 16 KB of both its streams. */
  output(): string;
}

/** An app that a host runs. */
export interface App {
  /** The loopback port or the socket on which it accepts connections. */
  readonly address: number | string;
  /** Resolves when it has ended, or its host has, to the reason in a few words. */
  readonly gone: Promise<string>;
  /** Ends it; its host goes on, unless it is too busy to do that. */
  close(): Promise<void>;
}

/**
 * Starts a host, in the environment of {@link plainEnvironment}.
 *
 * @param command - the program, for instance `process.execPath`
 * @param args - its arguments; the program speaks the protocol of {@link Host}
 * @param variables - what its environment has besides
 */
export function startHost(
  command: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Host {
  const child = spawn(command, args, {
    stdio: ["pipe", "pipe", "pipe", "pipe"],
    // A group of its own, so that what it starts can be ended with it.
    detached: HAS_GROUPS,
    env: { ...plainEnvironment(), ...variables },
    windowsHide: true,
  });
  // Where no descriptor is left there are no streams, and "error" follows.
  const [stdin, stdout, stderr, answers] = (child.stdio ?? []) as unknown as [
    Writable?,
    Readable?,
    Readable?,
    Readable?,
  ];
  const apps = new Map<number, Opening>();
  let printed = "";
  let length = 0;
  let errors = "";
  let crash: string | undefined;
  let reason: string | undefined;
  let last = 0;

  const kill = () => killGroup(child);
  const keep = (text: string) => {
    printed = (printed + text).slice(-OUTPUT_KEPT);
    length += text.length;
    if (length <= OUTPUT_MAX) return;
    crash ??= "it printed more than 16 MB";
    kill();
  };
  stdout?.setEncoding("utf8").on("data", keep);
  stderr?.setEncoding("utf8").on("data", (text: string) => {
    keep(text);
    errors = (errors + text).slice(-OUTPUT_KEPT);
  });
  // A write after the child has gone is reported by `gone`, not by a crash.
  stdin?.on("error", () => undefined);

  const gone = new Promise<string>((resolve) => {
    const finish = (how: string) => {
      reason ??=
        crash ?? [how, lastException(errors)].filter(Boolean).join(": ");
      for (const app of apps.values()) app.end(reason);
      apps.clear();
      resolve(reason);
    };
    child.once("error", (error) => finish(`${command}: ${error.message}`));
    child.once("exit", (code, signal) => {
      const how = `the process ended with ${signal ?? `code ${code}`}`;
      kill();
      child.once("close", () => finish(how));
      // A grandchild may hold the pipes open.
      setTimeout(finish, DRAIN_MS, how).unref();
    });
  });

  const hear = (line: string | undefined) => {
    const message = readMessage(line);
    if (!message) {
      crash ??= "it wrote to file descriptor 3, which is not the lesson's";
      kill();
    } else if ("crash" in message) crash ??= message.crash;
    else if ("address" in message) apps.get(message.id)?.open(message.address);
    else {
      apps.get(message.id)?.end(message.ended);
      apps.delete(message.id);
    }
  };
  if (answers) readLines(answers, hear);

  const write = (message: object) =>
    stdin?.write(`${JSON.stringify(message)}\n`);

  return {
    pid: child.pid,
    gone,
    async open(path, at, signal) {
      if (reason !== undefined) throw new Error(reason);
      signal?.throwIfAborted();
      last += 1;
      const id = last;
      const opening = new Opening();
      apps.set(id, opening);
      const close = async () => {
        if (!apps.has(id)) return;
        const force = setTimeout(() => {
          crash ??= "it was too busy to close an app";
          kill();
        }, CLOSE_MS);
        write({ id, close: true });
        await opening.gone;
        clearTimeout(force);
      };
      const start = performance.now();
      const giveUp = () => {
        const seconds = Math.round((performance.now() - start) / 1000);
        opening.refuse(`it did not start within ${seconds} seconds`);
        void close();
      };
      const timer = setTimeout(giveUp, OPEN_TIMEOUT_MS);
      signal?.addEventListener("abort", giveUp);
      write({ id, open: path, at });
      try {
        const address = await opening.address;
        return { address, gone: opening.gone, close };
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener("abort", giveUp);
      }
    },
    async end() {
      stdin?.end();
      const force = setTimeout(kill, FORCE_MS);
      await gone;
      clearTimeout(force);
    },
    output: () => printed,
  };
}

/** Starts a host for the Python sides: a WSGI or ASGI `app`, or `create_app()`. */
export function startFlaskHost(python: string, ...options: "--fork"[]): Host {
  const script = new URL("../flask/host.py", import.meta.url);
  return startHost(python, [fileURLToPath(script), ...options]);
}

/** What is known of an app: first its address, then how it ended. */
class Opening {
  open!: (address: number | string) => void;
  refuse!: (reason: string) => void;
  end!: (reason: string) => void;
  readonly gone = new Promise<string>((resolve) => {
    this.end = resolve;
  });
  readonly address = new Promise<number | string>((resolve, reject) => {
    this.open = resolve;
    this.refuse = (reason) => reject(new Error(reason));
    void this.gone.then(this.refuse);
  });
}

type Message =
  | { crash: string }
  | { id: number; address: number | string }
  | { id: number; ended: string };

/** Undefined where a line is not of the protocol. */
function readMessage(line: string | undefined): Message | undefined {
  try {
    const message = JSON.parse(line ?? "") as Record<string, unknown>;
    const { id, crash, address, error, ended } = message;
    if (typeof crash === "string") return { crash };
    if (typeof id !== "number") return undefined;
    if (typeof address === "number" || typeof address === "string") {
      return { id, address };
    }
    const how = error ?? ended;
    return typeof how === "string" ? { id, ended: how } : undefined;
  } catch {
    return undefined;
  }
}

/** The last line that names an exception, of Python's or of Node's. */
function lastException(text: string): string | undefined {
  return text
    .split(/\r?\n/)
    .findLast((line) => /^(FATAL ERROR|[\w.]*(Error|Exception))\b/.test(line));
}
