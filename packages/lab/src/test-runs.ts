import type { Lesson } from "@decant/catalog";
import type { TestReport } from "@decant/exchange";
import { dropped, LessonFault, type OpenSide } from "@decant/exchange";
import { makeTemporaryCopy } from "./copies.ts";
import { available, findSide, pythonFor } from "./hosts.ts";
import { runTests } from "./run-tests.ts";
import { StartQueue } from "./start-queue.ts";

const WAITING = 10;

/** Runs the tests of lessons on copies, few at once. */
export class TestRuns {
  readonly #queue = new StartQueue(WAITING);
  readonly #running = new Set<AbortController>();
  #isEnded = false;

  /**
   * Runs a lesson's tests on one side.
   *
   * @param side - its changed files are put into the copy
   * @param signal - gives it up
   * @throws LessonFault `busy` if too many wait, `not-started` if the side or
   *   its tests cannot run here, and `dropped` if it was given up
   */
  async run(
    lesson: Lesson,
    { name, files }: OpenSide,
    signal?: AbortSignal,
  ): Promise<TestReport> {
    const missing = available(lesson, name);
    if (missing) throw new LessonFault("not-started", missing);
    const stop = new AbortController();
    const gone = stop.signal;
    const giveUp = () => stop.abort();
    signal?.addEventListener("abort", giveUp);
    if (this.#isEnded || signal?.aborted) giveUp();
    this.#running.add(stop);
    const run = async () => {
      const copy = makeTemporaryCopy(lesson, files);
      try {
        const { directory } = copy.lesson;
        return await runTests(directory, gone, variables(lesson, name));
      } finally {
        copy.remove();
      }
    };
    try {
      const { tests, failures } = await this.#queue.add(
        run,
        () => !gone.aborted,
      );
      return {
        tests,
        failures: failures.map(({ name: test, message, at }) => ({
          side: name,
          name: test,
          message,
          ...(at && { at }),
        })),
      };
    } catch (error) {
      if (gone.aborted) throw dropped();
      if (error instanceof LessonFault) throw error;
      const { message } = error as Error;
      throw new LessonFault("not-started", `${capital(message)}.`);
    } finally {
      this.#running.delete(stop);
      signal?.removeEventListener("abort", giveUp);
    }
  }

  /** Ends those that run. */
  end(): void {
    this.#isEnded = true;
    for (const stop of this.#running) stop.abort();
  }
}

/** The tests choose their side by these. */
function variables(lesson: Lesson, name: string): Record<string, string> {
  const isPython = findSide(lesson, name).language === "python";
  const python = isPython ? pythonFor(lesson) : undefined;
  return { TARGET: name, ...(python && { PYTHON: python }) };
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
