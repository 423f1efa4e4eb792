import { LessonFault } from "@decant/exchange";
import type { SandboxWorker } from "./sandbox-worker.ts";

/** Four sides that are compared, and as many that play all requests. */
const MOST = 8;
const IDLE_MS = 10 * 60_000;

/** The workers of a page: bounded in number, and ended when nobody asks. */
export class WorkerPool {
  readonly #workers = new Set<SandboxWorker>();
  #timer: ReturnType<typeof setInterval> | undefined;

  /**
   * Makes room for a worker, and takes it: the one idle longest is ended.
   *
   * @throws LessonFault `busy` if all have work
   */
  add(worker: SandboxWorker): void {
    if (this.#workers.size >= MOST) {
      const idle = this.#idleLongest();
      if (!idle) {
        const message = `${MOST} sides have work in this page already: wait until one has answered.`;
        throw new LessonFault("busy", message);
      }
      idle.end(ended("others needed its place"));
    }
    this.#workers.add(worker);
    this.#timer ??= setInterval(() => this.#endIdle(), IDLE_MS / 10);
  }

  /** Forgets a worker that has ended. */
  remove(worker: SandboxWorker): void {
    this.#workers.delete(worker);
    if (this.#workers.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #idleLongest(): SandboxWorker | undefined {
    return [...this.#workers]
      .filter(({ idleSince }) => idleSince !== undefined)
      .toSorted((a, b) => (a.idleSince ?? 0) - (b.idleSince ?? 0))[0];
  }

  #endIdle(): void {
    const before = performance.now() - IDLE_MS;
    for (const worker of this.#workers) {
      if ((worker.idleSince ?? Infinity) < before) {
        worker.end(ended("nobody asked it for 10 minutes"));
      }
    }
  }
}

function ended(why: string): LessonFault {
  return new LessonFault("closed", `It was ended: ${why}.`);
}
