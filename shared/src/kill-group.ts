import type { ChildProcess } from "node:child_process";

/** Where a process can lead a group, which is ended with it. */
export const HAS_GROUPS = process.platform !== "win32";

/** Ends a process that leads a group, and all of the group. */
export function killGroup(child: ChildProcess): void {
  try {
    if (HAS_GROUPS && child.pid) process.kill(-child.pid, "SIGKILL");
    else child.kill("SIGKILL");
  } catch {
    // Nobody of the group is left.
  }
}
