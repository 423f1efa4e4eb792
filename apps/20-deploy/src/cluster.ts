// Gunicorn's part: a primary owns the port and keeps workers alive.
// Start it with `node dist/cluster.js`, never through npm or npx.

import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import closeWithGrace from "close-with-grace";
import { createLogger } from "./log.ts";
import { settings } from "./settings.ts";

if (cluster.isPrimary) startPrimary();
else await import("./worker.ts"); // the primary needs no Express

function startPrimary(): void {
  const { host, port, drainSeconds, graceSeconds } = settings;
  const logger = createLogger();
  const started = new Set<Worker>();
  let stopping = false;
  let reloading: Promise<void> | undefined;

  // #region workers
  for (let n = 0; n < settings.workers; n += 1) cluster.fork();
  cluster.on("listening", (worker) => {
    started.add(worker);
    const { pid } = worker.process;
    logger.info({ worker: pid }, `Listening on ${host}:${port}`);
  });
  // #endregion

  // #region replace
  cluster.on("exit", (worker, code, signal) => {
    const { pid } = worker.process;
    logger.info({ worker: pid, code, signal }, "A worker ended");
    if (stopping) return;
    // A worker that never listened would only fail again.
    const wasUp = started.delete(worker);
    if (wasUp && living().length < settings.workers) cluster.fork();
    if (living().length === 0) process.exit(1);
  });
  // #endregion

  // #region reload
  // Each worker goes when another one has taken its place.
  async function reload() {
    for (const old of living()) {
      const fresh = cluster.fork();
      await Promise.race([
        once(fresh, "listening"),
        once(fresh, "exit"),
      ]);
      if (fresh.isDead() || stopping) return;
      tell(old, "stop");
    }
  }
  process.on("SIGHUP", () => {
    reloading ??= reload().finally(() => {
      reloading = undefined;
    });
  });
  // #endregion

  // #region drain
  // First say that we are not ready, and stop some seconds later.
  const delay = (drainSeconds + graceSeconds + 1) * 1000;
  closeWithGrace(
    { delay, logger, skip: ["SIGHUP"] },
    async ({ err }) => {
      if (err) logger.error(err);
      stopping = true;
      for (const worker of living()) tell(worker, "drain");
      await setTimeout(drainSeconds * 1000);
      const ends = living().map((worker) => once(worker, "exit"));
      for (const worker of living()) {
        if (started.has(worker)) tell(worker, "stop");
        else worker.process.kill("SIGKILL");
      }
      await Promise.all(ends);
    },
  );
  // #endregion
}

function living(): Worker[] {
  return Object.values(cluster.workers ?? {})
    .filter((worker) => worker !== undefined)
    .filter((worker) => !worker.isDead());
}

/** Sends an order, unless the worker has closed its channel. */
function tell(worker: Worker, order: "drain" | "stop"): void {
  if (worker.isConnected()) worker.send(order, () => undefined);
}
