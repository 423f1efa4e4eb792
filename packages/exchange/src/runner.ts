import type { FaultKind } from "./errors.ts";
import type { Answer, WireRequest } from "./model.ts";

/** One side of a lesson, and what a visitor has made of its files. */
export interface OpenSide {
  /** The side's name: `express`. */
  readonly name: string;
  /** The changed files' text by path; empty for the lesson as it is. */
  readonly files: Readonly<Record<string, string>>;
}

/** What one side said to one request, or why it said nothing. */
export type SideEvent = {
  readonly side: string;
  /** The request's name; empty for an edited one. */
  readonly request: string;
} & (
  | {
      readonly kind: "answer";
      readonly answer: Answer;
      /** What became of the state that the visitor had before, in a sentence. */
      readonly lost?: string;
      /** What is not as recorded where it ran, in a sentence. */
      readonly note?: string;
    }
  | {
      readonly kind: "fault";
      readonly fault: FaultKind;
      /** One sentence, for people. */
      readonly message: string;
    }
);

/** A test that failed, or a file of tests that could not be run. */
export interface FailedTest {
  /** The side that was tested. */
  readonly side: string;
  /** The test's full name; the file's path where no test of it ran. */
  readonly name: string;
  /** The assertion, without the stack. */
  readonly message: string;
  /** Where the assertion stands: a file's path and a line, from 1. */
  readonly at?: { readonly file: string; readonly line: number };
}

/** What a run of a lesson's tests came to. */
export interface TestReport {
  /** How many tests ran, on all sides together. */
  readonly tests: number;
  readonly failures: readonly FailedTest[];
}

/**
 * Runs lessons for one visitor. The pages know this interface only: the lab
 * implements it on the gallery's server, and the sandbox in a browser.
 */
export interface Runner {
  /**
   * Names what is to run; nothing starts before the first request.
   *
   * @param lesson - the lesson's folder
   */
  open(lesson: string, sides: readonly OpenSide[]): Opened;
}

/** Sides of a lesson that are ready to be asked. */
export interface Opened {
  /**
   * Sends one request to each side.
   *
   * @param name - the request's name; empty for an edited one
   * @param signal - once aborted, the work stops and no event follows
   * @returns each side's event as it comes. Its first step throws BadRequest
   *   if the request is malformed: nothing is sent
   */
  send(
    request: WireRequest,
    name: string,
    signal?: AbortSignal,
  ): AsyncIterable<SideEvent>;
  /**
   * Plays all requests of the lesson in their order, each side from a fresh
   * start and with a fresh jar. A side that crashes, hangs or does not start
   * plays no further.
   *
   * @param signal - once aborted, the work stops and no event follows
   */
  play(signal?: AbortSignal): AsyncIterable<SideEvent>;
  /**
   * Runs the lesson's tests on each side whose files are changed; on the first
   * side where none is.
   *
   * @throws LessonFault if they did not run; `dropped` once the signal is
   *   aborted
   */
  test(signal?: AbortSignal): Promise<TestReport>;
  /** Ends the sides: the next request starts them afresh. */
  end(): Promise<void>;
}
