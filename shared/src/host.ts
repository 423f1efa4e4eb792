import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

const OUTPUT_KEPT = 16_384;
const OPEN_TIMEOUT_MS = 20_000;
/** How long a process that has exited may keep its pipes open. */
const DRAIN_MS = 500;
const FORCE_MS = 1000;
/** What a program needs to run at all; nothing that could be a secret. */
const PASSED_ON = [
  "PATH",
  "HOME",
  "LANG",
  "LC_ALL",
  "TZ",
  "TMPDIR",
  "TEMP",
  "TMP",
  "SystemRoot",
  "SystemDrive",
  "ComSpec",
  "PATHEXT",
  "USERPROFILE",
  "APPDATA",
  "LOCALAPPDATA",
];

/**
 * A child process that runs apps, each on a loopback port of its own.
 *
 * It reads one JSON object a line from its standard input, `{"open": path}`,
 * and answers each with one line on file descriptor 3, `{"port": number}` or
 * `{"error": text}`, so that what an app prints mixes with nothing. Before it
 * dies of an exception it may write `{"crash": text}`. It ends when its
 * standard input does: it never outlives its parent, whatever ends that.
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
   * @returns the loopback port on which the instance accepts connections
   * @throws Error if the app cannot be loaded, or the process has ended
   */
  open(path: string): Promise<number>;
  /** Ends the process, by force if it is still there after a second. */
  end(): Promise<void>;
  /** What the process printed: the last 16 KB of both its streams. */
  output(): string;
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
    env: { ...plainEnvironment(), ...variables },
    windowsHide: true,
  });
  const waiting: Waiting[] = [];
  let output = "";
  let stderr = "";
  let crash: string | undefined;
  let reason: string | undefined;

  const keep = (text: string) => {
    output = (output + text).slice(-OUTPUT_KEPT);
  };
  child.stdout.setEncoding("utf8").on("data", keep);
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    keep(text);
    stderr = (stderr + text).slice(-OUTPUT_KEPT);
  });
  // A write after the child has gone is reported by `gone`, not by a crash.
  child.stdin.on("error", () => undefined);
  createInterface({ input: child.stdio[3] as Readable }).on("line", (line) => {
    const answer = JSON.parse(line) as HostMessage;
    if ("crash" in answer) crash = answer.crash;
    else if ("port" in answer) waiting.shift()?.resolve(answer.port);
    else waiting.shift()?.reject(new Error(answer.error));
  });

  const gone = new Promise<string>((resolve) => {
    const finish = (how: string) => {
      reason ??=
        crash ?? [how, lastException(stderr)].filter(Boolean).join(": ");
      for (const open of waiting.splice(0)) open.reject(new Error(reason));
      resolve(reason);
    };
    child.once("error", (error) => finish(`${command}: ${error.message}`));
    child.once("exit", (code, signal) => {
      const how = `the process ended with ${signal ?? `code ${code}`}`;
      child.once("close", () => finish(how));
      // A grandchild may hold the pipes open.
      setTimeout(finish, DRAIN_MS, how).unref();
    });
  });

  return {
    pid: child.pid,
    gone,
    open(path) {
      return new Promise((resolve, reject) => {
        if (reason !== undefined) return reject(new Error(reason));
        const timer = setTimeout(
          () => reject(new Error(`${path} did not start within 20 seconds`)),
          OPEN_TIMEOUT_MS,
        );
        waiting.push({
          resolve: (port) => {
            clearTimeout(timer);
            resolve(port);
          },
          reject: (error) => {
            clearTimeout(timer);
            reject(error);
          },
        });
        child.stdin.write(`${JSON.stringify({ open: path })}\n`);
      });
    },
    async end() {
      child.stdin.end();
      const force = setTimeout(() => child.kill("SIGKILL"), FORCE_MS);
      await gone;
      clearTimeout(force);
    },
    output: () => output,
  };
}

interface Waiting {
  resolve(port: number): void;
  reject(error: Error): void;
}

type HostMessage = { port: number } | { error: string } | { crash: string };

/** The last line that names an exception, of Python's or of Node's. */
function lastException(text: string): string | undefined {
  return text
    .split(/\r?\n/)
    .findLast((line) => /^[\w.]*(Error|Exception)\b/.test(line));
}

/**
 * The environment for a process that runs a lesson's code: where programs,
 * home and temporary files are, and the locale. No secret of the parent is
 * passed on, no `NODE_ENV` and no `DEBUG`: the lesson runs as a learner's
 * first start shows it.
 */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Starts a host for the Python sides: a WSGI or ASGI `app`, or `create_app()`. */
export function startFlaskHost(python: string): Host {
  const script = new URL("../flask/host.py", import.meta.url);
  return startHost(python, [fileURLToPath(script)]);
}

/**
 * Finds a Python that can import Flask: the one named by `PYTHON`, or that of
 * the nearest `.venv` at or above a folder (`npx decant flask` makes one).
 *
 * @param from - the folder where the search begins
 * @returns the path of the interpreter, or undefined where there is none
 */
export function findPython(from: string): string | undefined {
  const named = process.env["PYTHON"];
  const candidate = named === undefined ? venvPython(from) : named;
  if (candidate === undefined) return undefined;
  try {
    execFileSync(candidate, ["-c", "import flask"], { stdio: "ignore" });
    return candidate;
  } catch {
    return undefined;
  }
}

function venvPython(from: string): string | undefined {
  const path =
    process.platform === "win32" ? "Scripts/python.exe" : "bin/python";
  const candidate = join(from, ".venv", path);
  if (existsSync(candidate)) return candidate;
  const parent = dirname(from);
  return parent === from ? undefined : venvPython(parent);
}
