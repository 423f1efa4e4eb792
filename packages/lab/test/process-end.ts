import { existsSync, readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

const POLL_MS = 10;

/** Resolves once no process of that id runs. */
export async function processEnd(pid: number | undefined): Promise<void> {
  if (pid === undefined) return;
  while (isRunning(pid)) await setTimeout(POLL_MS);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // An orphan that has ended keeps its id until the system's first process
  // takes note, which in a container may be late.
  const status = `/proc/${pid}/status`;
  return (
    !existsSync(status) || !/^State:\sZ/m.test(readFileSync(status, "utf8"))
  );
}
