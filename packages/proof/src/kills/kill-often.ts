import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { ROOT } from "../root.ts";
import type { Keeper } from "./keepers.ts";

const TSX = import.meta.resolve("tsx");
const START_MS = 30_000;
/** Writers at once, so that a kill meets writes at every stage. */
const WRITERS = 4;
const LONGEST_LIFE_MS = 300;

/** What was acknowledged, and what of it was there after the kills. */
export interface KillResult {
  readonly kills: number;
  readonly acknowledged: number;
  readonly lost: readonly string[];
}

/**
 * Starts a lesson's server on a file, lets it store things, ends it with
 * SIGKILL in the middle, and looks after each new start for all that it had
 * said yes to.
 */
export async function killOften(
  keeper: Keeper,
  kills: number,
): Promise<KillResult> {
  const directory = await mkdtemp(join(tmpdir(), "decant-kills-"));
  const acknowledged: string[] = [];
  const lost = new Set<string>();
  try {
    for (let round = 0; round <= kills; round += 1) {
      const server = await start(keeper, directory);
      try {
        const headers = (await keeper.enter?.(server.url)) ?? {};
        // The newest only: what survived one kill survives the next.
        for (const name of acknowledged.slice(-50)) {
          if (!(await keeper.has(server.url, name, headers))) lost.add(name);
        }
        if (round === kills) break;
        const writers = Array.from({ length: WRITERS }, (_, writer) =>
          writeOn(keeper, server.url, headers, (count) => {
            return (round * WRITERS + writer) * 100_000 + count;
          }),
        );
        await wait(Math.random() * LONGEST_LIFE_MS);
        server.child.kill("SIGKILL");
        acknowledged.push(...(await Promise.all(writers)).flat());
      } finally {
        server.child.kill("SIGKILL");
        await server.gone;
      }
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return { kills, acknowledged: acknowledged.length, lost: [...lost] };
}

/** Writes until the server is gone; gives what it had said yes to. */
async function writeOn(
  keeper: Keeper,
  url: string,
  headers: Record<string, string>,
  numberOf: (count: number) => number,
): Promise<string[]> {
  const names: string[] = [];
  try {
    for (;;) {
      names.push(await keeper.write(url, numberOf(names.length), headers));
    }
  } catch (error) {
    // fetch says TypeError where the connection has ended.
    if (!(error instanceof TypeError)) throw error;
    return names;
  }
}

interface Server {
  readonly child: ChildProcess;
  readonly url: string;
  readonly gone: Promise<unknown>;
}

async function start(keeper: Keeper, directory: string): Promise<Server> {
  const entry = join(ROOT, "apps", keeper.lesson, "src/server.ts");
  const child = spawn(
    process.execPath,
    ["--import", TSX, "--conditions=@decant/source", entry],
    {
      cwd: directory,
      env: { ...process.env, PORT: "0" },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const gone = once(child, "exit");
  const url = await Promise.race([
    readAddress(child.stdout),
    gone.then(() => undefined),
    wait(START_MS, undefined, { ref: false }),
  ]);
  if (url !== undefined) return { child, url, gone };
  child.kill("SIGKILL");
  throw new Error(`${keeper.lesson} did not start again.`);
}

async function readAddress(output: Readable): Promise<string | undefined> {
  for await (const line of createInterface({ input: output })) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url) return url;
  }
  return undefined;
}
