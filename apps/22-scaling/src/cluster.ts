// One process per core, all on the same port.

import cluster, { type Worker } from "node:cluster";
import { availableParallelism } from "node:os";

// #region workers
const count = readCount(process.env["WEB_CONCURRENCY"]);
const started = new Set<number>();

if (cluster.isPrimary) {
  for (let i = 0; i < count; i += 1) cluster.fork();
  cluster.on("listening", ({ id }) => started.add(id));
  cluster.on("exit", replace);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      cluster.off("exit", replace);
      for (const worker of Object.values(cluster.workers ?? {}))
        worker?.process.kill("SIGTERM");
    });
  }
} else {
  await import("./server.ts");
}

/** Replaces a worker that had started. */
function replace({ id }: Worker): void {
  if (started.delete(id)) cluster.fork();
  else process.exitCode = 1; // none can start: end, and say so
}
// #endregion

/** The number of workers: one per core by default. */
function readCount(text = String(availableParallelism())): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  console.error(
    `WEB_CONCURRENCY must be a whole number from 1, not "${text}".`,
  );
  return process.exit(1);
}
