import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterEach } from "@jest/globals";
import request, { type Response } from "supertest";

/** The lesson's folder. */
export const LESSON = fileURLToPath(new URL("..", import.meta.url));
const TSX = createRequire(import.meta.url).resolve("tsx");
const DEADLINE_MS = 15_000;
const START_MS = 40_000; // a busy machine starts programs slowly

const undone: (() => unknown)[] = [];

/** Has something undone after the test: the last first. */
export function afterwards(undo: () => unknown): void {
  undone.push(undo);
}

afterEach(async () => {
  for (const undo of undone.splice(0).toReversed()) await undo();
});

/** Asks again and again until the answer is truthy. */
export async function until<T>(
  ask: () =>
    | T
    | false
    | undefined
    | null
    | Promise<T | false | undefined | null>,
  what: string | (() => string),
  limitMs = DEADLINE_MS,
): Promise<T> {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer) return answer;
    await setTimeout(20);
  }
  const name = typeof what === "string" ? what : what();
  throw new Error(`Waited for ${name}, and it did not come.`);
}

/** A folder for one test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "scaling-"));
  afterwards(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Program {
  readonly pid: number;
  /** What it printed so far, on both streams. */
  output(): string;
  /** Waits until it has printed this. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Sends a signal and waits for the end; gives code or signal. */
  end(signal?: NodeJS.Signals): Promise<number | string | null>;
  /** Waits until it ends by itself. */
  ended(): Promise<number | string | null>;
}

export interface Options {
  cwd?: string;
  env?: Record<string, string>;
}

/** Starts a program, and ends it after the test at the latest. */
export function start(
  command: string,
  args: readonly string[],
  { cwd = temporaryFolder(), env = {} }: Options = {},
): Program {
  const child = spawn(command, args, {
    cwd,
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk) => (text += chunk));
  }
  child.on("error", ({ message }) => (text += message));
  afterwards(() => cleanUp(child));
  return {
    pid: child.pid ?? 0,
    output: () => text,
    printed: (pattern) =>
      until(
        () => pattern.exec(text),
        () => `${pattern} from ${command}, which printed: ${text}`,
        START_MS,
      ),
    end: (signal = "SIGTERM") => stop(child, signal),
    ended: () => stop(child),
  };
}

async function stop(child: ChildProcess, signal?: NodeJS.Signals) {
  if (child.pid === undefined) return null;
  if (child.exitCode === null && child.signalCode === null) {
    if (signal) child.kill(signal);
    await once(child, "exit");
  }
  return child.exitCode ?? child.signalCode;
}

/** Asks first, so that it can end its own children, then forces. */
async function cleanUp(child: ChildProcess) {
  const force = globalThis.setTimeout(
    () => child.kill("SIGKILL"),
    5000,
  );
  await stop(child, "SIGTERM");
  clearTimeout(force);
  child.stdout?.destroy();
  child.stderr?.destroy();
}

/** Starts one of the lesson's own TypeScript files. */
export function startScript(file: string, options?: Options): Program {
  const path = join(LESSON, file);
  return start(process.execPath, [...NODE_ARGS, path], options);
}

/** Starts a TypeScript module given as text. */
export function startText(text: string, options?: Options): Program {
  const args = [...NODE_ARGS, "--input-type=module", "-e", text];
  return start(process.execPath, args, options);
}

const NODE_ARGS = [
  "--conditions=@decant/source",
  "--import",
  pathToFileURL(TSX).href,
];

/** Starts a server on a free port; gives its address. */
export async function startServer(file: string, options: Options = {}) {
  const env = { PORT: "0", ...options.env };
  const program = startScript(file, { ...options, env });
  const [, url = ""] = await program.printed(/on (http:\S+)/);
  return { program, url };
}

/** Starts the cluster; resolves when both workers listen. */
export async function startCluster(more: Record<string, string> = {}) {
  const env = { WEB_CONCURRENCY: "2", ...more };
  const { program, url } = await startServer("src/cluster.ts", { env });
  await program.printed(/(on http\S+\s+.*){2}/);
  return { program, url };
}

/** Waits until two processes answer at an address, none of them this. */
export function twoProcesses(
  url: string,
  not = 0,
): Promise<Set<number>> {
  return until(
    async () => {
      // What is on its way to a worker that dies is refused, or hangs.
      const found = await processes(url).catch(() => new Set<number>());
      return found.size === 2 && !found.has(not) && found;
    },
    "two processes",
    START_MS,
  );
}

/** The processes that answer at an address, each within 5 seconds. */
export async function processes(url: string): Promise<Set<number>> {
  const answers = await Promise.all(
    Array.from({ length: 16 }, () =>
      request(url).get("/healthz").timeout(5000),
    ),
  );
  return new Set(answers.map(servedBy));
}

/** The process that gave an answer. */
export function servedBy(answer: Response): number {
  const name = answer.get("X-Served-By") ?? "";
  return Number(name.slice("process-".length));
}
