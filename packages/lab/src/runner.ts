import type { Lesson } from "@decant/catalog";
import {
  checkRequest,
  LessonFault,
  merge,
  type Opened,
  type OpenSide,
  playRequests,
  type Runner,
  type SideEvent,
  type TestReport,
  type WireRequest,
} from "@decant/exchange";
import { changedFiles } from "./changed-files.ts";
import type { Visitors } from "./visitors.ts";

/**
 * The runner of one visitor.
 *
 * @param visitor - any text that names the visitor
 * @param findLesson - finds a lesson by its folder
 * @returns a runner whose `open` throws an Error if there is no such lesson or
 *   side, and BadRequest as {@link changedFiles}
 */
export function runnerOf(
  visitors: Visitors,
  visitor: string,
  findLesson: (folder: string) => Lesson | undefined,
): Runner {
  return {
    open(folder, sides) {
      const lesson = findLesson(folder);
      if (!lesson) throw new Error(`There is no lesson "${folder}".`);
      const changed = sides.map(({ name, files }) => ({
        name,
        files: changedFiles(lesson, { name, files }),
      }));
      return new OpenedLesson(visitors, visitor, lesson, changed);
    },
  };
}

class OpenedLesson implements Opened {
  readonly #visitors: Visitors;
  readonly #visitor: string;
  readonly #lesson: Lesson;
  readonly #sides: readonly OpenSide[];

  constructor(
    visitors: Visitors,
    visitor: string,
    lesson: Lesson,
    sides: readonly OpenSide[],
  ) {
    this.#visitors = visitors;
    this.#visitor = visitor;
    this.#lesson = lesson;
    this.#sides = sides;
  }

  async *send(
    request: WireRequest,
    name: string,
    signal?: AbortSignal,
  ): AsyncGenerator<SideEvent> {
    checkRequest(request);
    yield* merge(
      this.#sides.map((side) => this.#sendTo(side, request, name, signal)),
    );
  }

  async *play(signal?: AbortSignal): AsyncGenerator<SideEvent> {
    yield* merge(this.#sides.map((side) => this.#playOn(side, signal)));
  }

  async test(signal?: AbortSignal): Promise<TestReport> {
    const changed = this.#sides.filter(
      ({ files }) => Object.keys(files).length > 0,
    );
    const sides = changed.length > 0 ? changed : this.#sides.slice(0, 1);
    const reports = await Promise.all(
      sides.map((side) => this.#visitors.tests.run(this.#lesson, side, signal)),
    );
    return {
      tests: reports.reduce((sum, { tests }) => sum + tests, 0),
      failures: reports.flatMap(({ failures }) => failures),
    };
  }

  async end(): Promise<void> {
    await Promise.all(this.#sides.map((side) => this.#restart(side)));
  }

  async *#playOn(
    side: OpenSide,
    signal?: AbortSignal,
  ): AsyncGenerator<SideEvent> {
    // The old one's end is not waited for.
    void this.#restart(side);
    yield* playRequests(
      this.#lesson.requests,
      (request) => this.#sendTo(side, request, request.name, signal),
      signal,
    );
  }

  #restart({ name, files }: OpenSide): Promise<void> {
    return this.#visitors.restart(this.#visitor, this.#lesson, name, files);
  }

  /** One event; none once nobody waits for it. */
  async *#sendTo(
    { name: side, files }: OpenSide,
    request: WireRequest,
    name: string,
    signal?: AbortSignal,
  ): AsyncGenerator<SideEvent> {
    try {
      const { lost, ...answer } = await this.#visitors.send(
        this.#visitor,
        this.#lesson,
        side,
        request,
        { files, signal },
      );
      yield {
        side,
        request: name,
        kind: "answer",
        answer,
        ...(lost && { lost }),
      };
    } catch (error) {
      if (!(error instanceof LessonFault)) throw error;
      const { kind: fault, message } = error;
      if (fault === "dropped") return;
      yield { side, request: name, kind: "fault", fault, message };
    }
  }
}
