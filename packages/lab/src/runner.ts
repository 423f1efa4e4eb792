import type { Lesson } from "@decant/catalog";
import {
  checkRequest,
  LessonFault,
  type Opened,
  type OpenSide,
  type Runner,
  type SideEvent,
  type TestReport,
  type WireRequest,
} from "@decant/exchange";
import { findSide } from "./hosts.ts";
import { merge } from "./merge.ts";
import type { Visitors } from "./visitors.ts";

/**
 * The runner of one visitor.
 *
 * @param visitor - any text that names the visitor
 * @param findLesson - finds a lesson by its folder
 * @returns a runner whose `open` throws an Error if there is no such lesson or
 *   side
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
      for (const { name } of sides) findSide(lesson, name);
      return new OpenedLesson(visitors, visitor, lesson, sides);
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

  test(): Promise<TestReport> {
    throw new Error("The tests cannot be run yet.");
  }

  async end(): Promise<void> {
    await Promise.all(
      this.#sides.map(({ name }) =>
        this.#visitors.restart(this.#visitor, this.#lesson, name),
      ),
    );
  }

  async *#playOn(
    side: OpenSide,
    signal?: AbortSignal,
  ): AsyncGenerator<SideEvent> {
    await this.#visitors.restart(this.#visitor, this.#lesson, side.name);
    for (const request of this.#lesson.requests) {
      for await (const event of this.#sendTo(
        side,
        request,
        request.name,
        signal,
      )) {
        yield event;
        if (event.kind === "fault" && isOver(event)) return;
      }
      if (signal?.aborted) return;
    }
  }

  /** One event; none once nobody waits for it. */
  async *#sendTo(
    { name: side }: OpenSide,
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
        signal,
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

/** Whether a fault leaves nothing to play on. */
function isOver({ fault }: SideEvent & { kind: "fault" }): boolean {
  return fault === "crashed" || fault === "not-started" || fault === "busy";
}
