import {
  type ChildProcess,
  type SpawnOptions,
  spawn,
} from "node:child_process";
import { constants } from "node:os";

/** For the arguments of a Node child with an IPC channel. */
export const ORPHAN_GUARD = `--import=${new URL("../orphan-guard.mjs", import.meta.url).href}`;

/** On Windows a group of its own would open a window of its own. */
const HAS_GROUPS = process.platform !== "win32";

/**
 * Runs a program to its end, and passes this process's signals on to it as
 * SIGTERM, which every server takes for a graceful stop.
 *
 * @param onStart - gets the child, for instance to read its output
 * @returns its exit code; for a signal 128 and the signal's number
 */
export async function runChild(
  command: string,
  args: readonly string[],
  options: SpawnOptions,
  onStart: (child: ChildProcess) => void = () => undefined,
): Promise<number> {
  const child = spawn(command, args, options);
  const stop = () => child.kill("SIGTERM");
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, stop);
  onStart(child);
  try {
    return await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => {
        resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
      });
    });
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}

/**
 * As {@link runChild}, for a program that starts others, such as a reloader:
 * in a process group of its own, so that Ctrl-C reaches it once and nothing
 * that it started outlives it.
 */
export async function runGroup(
  command: string,
  args: readonly string[],
  options: SpawnOptions,
  onStart: (child: ChildProcess) => void,
): Promise<number> {
  let group: number | undefined;
  const end = () => {
    if (group !== undefined && HAS_GROUPS) killGroup(group);
  };
  // For instance when the reader of our output is gone: `decant run 5 | head`.
  process.once("exit", end);
  try {
    return await runChild(
      command,
      args,
      { ...options, detached: HAS_GROUPS },
      (child) => {
        group = child.pid;
        onStart(child);
      },
    );
  } finally {
    process.off("exit", end);
    end();
  }
}

function killGroup(group: number): void {
  try {
    process.kill(-group, "SIGKILL");
  } catch {
    // Nothing of the group is left.
  }
}
