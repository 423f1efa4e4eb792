// The host's worker: reads what the parent writes, and ends the process when
// the parent is gone or the memory too large, even while a lesson's endless
// loop holds the main thread. Plain JavaScript, or it would load the TypeScript
// loader once more.
/* oxlint-disable unicorn/require-post-message-target-origin -- no window */
import { writeSync } from "node:fs";
import { Socket } from "node:net";
import { createInterface } from "node:readline";
import { parentPort, workerData } from "node:worker_threads";

const GRACE_MS = 500;
const WATCH_MS = 200;
const { memoryMb } = workerData;

const input = new Socket({ fd: 0, readable: true, writable: false });
input.on("error", () => undefined);
input.once("close", () => {
  parentPort?.postMessage(null);
  setTimeout(() => process.kill(process.pid, "SIGKILL"), GRACE_MS);
});
createInterface({ input }).on("line", (line) => {
  parentPort?.postMessage(line);
});

setInterval(() => {
  if (process.memoryUsage.rss() < memoryMb * 1024 * 1024) return;
  const crash = `it used more than ${memoryMb} MB of memory`;
  writeSync(3, `${JSON.stringify({ crash })}\n`);
  process.kill(process.pid, "SIGKILL");
}, WATCH_MS);
