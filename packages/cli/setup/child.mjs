// How the programs behind `npm start` and the others are run.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/**
 * Starts a program and passes signals on. From a terminal the child has got its
 * own SIGINT, so a second one would cut its graceful stop short: it gets
 * SIGTERM.
 */
export function spawnChild(command, args, options) {
  const child = spawn(command, args, options);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => child.kill("SIGTERM"));
  }
  if (process.env.npm_lifecycle_event) stopWithParent(child);
  return child;
}

/**
 * The shell between npm and this process passes no signal on: it just ends, or
 * stays where npm was killed by force.
 */
function stopWithParent(child) {
  const { ppid } = process;
  const npm = parentOf(ppid);
  const timer = setInterval(() => {
    if (process.ppid === ppid && (npm === undefined || isRunning(npm))) return;
    clearInterval(timer);
    child.kill("SIGTERM");
  }, 500).unref();
}

/** Undefined where the system does not tell. */
function parentOf(pid) {
  try {
    const stated = existsSync("/proc/self/status")
      ? /^PPid:(.*)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]
      : execFileSync("ps", ["-o", "ppid=", "-p", String(pid)]);
    return Number(stated);
  } catch {
    return undefined;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** The child's exit code; for a signal 128 and its number, as shells do. */
export function exitCode(child) {
  return new Promise((resolve) => {
    child.once("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once("close", (code, signal) => {
      resolve(code ?? { SIGINT: 130, SIGTERM: 143 }[signal] ?? 1);
    });
  });
}
