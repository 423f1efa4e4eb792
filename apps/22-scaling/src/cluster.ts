// One process per core, all on the same port.

import cluster from "node:cluster";
import { availableParallelism } from "node:os";

// #region workers
const cores = availableParallelism();
const count = Number(process.env["WEB_CONCURRENCY"]) || cores;

if (cluster.isPrimary) {
  for (let i = 0; i < count; i += 1) cluster.fork();
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
// #endregion

function replace(_: unknown, code: number | null) {
  if (code !== 1) cluster.fork(); // 1: it cannot start at all
}
