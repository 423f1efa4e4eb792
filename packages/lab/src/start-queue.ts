import { availableParallelism } from "node:os";
import { dropped, LessonFault } from "@decant/exchange";

const WAITING = 100;
const WAIT_MS = 20_000;

interface Job {
  readonly isWanted: () => boolean;
  readonly run: () => Promise<void>;
  readonly refuse: (error: LessonFault) => void;
  readonly since: number;
}

/**
 * Starts things in their order, as many at once as there are processors. What
 * nobody waits for any more is left out.
 */
export class StartQueue {
  readonly #waiting: Job[] = [];
  readonly #longest: number;
  #running = 0;

  /** @param longest - how many may wait; 100 */
  constructor(longest = WAITING) {
    this.#longest = longest;
  }

  /**
   * Runs a start in its turn.
   *
   * @param isWanted - whether somebody still waits for it
   * @throws LessonFault `busy` if too many wait, or after 20 seconds, and
   *   `dropped` if nobody wants it in its turn
   */
  add<T>(start: () => Promise<T>, isWanted: () => boolean): Promise<T> {
    const wanted = this.#waiting.filter((job) => job.isWanted());
    if (wanted.length >= this.#longest) return Promise.reject(busy());
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({
        isWanted,
        run: async () => {
          try {
            resolve(await start());
          } catch (error) {
            reject(error);
          }
        },
        refuse: reject,
        since: performance.now(),
      });
      queueMicrotask(() => this.#next());
    });
  }

  #next(): void {
    while (this.#running < availableParallelism()) {
      const job = this.#waiting.shift();
      if (!job) return;
      if (!job.isWanted()) {
        job.refuse(dropped());
      } else if (performance.now() - job.since > WAIT_MS) job.refuse(busy());
      else void this.#run(job);
    }
  }

  async #run(job: Job): Promise<void> {
    this.#running += 1;
    await job.run();
    this.#running -= 1;
    this.#next();
  }
}

/** The fault of what would have to wait too long. */
export function busy(): LessonFault {
  return new LessonFault(
    "busy",
    "Too many lessons are running: try again in a few seconds.",
  );
}
