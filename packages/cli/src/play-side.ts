import type { Lesson, Side } from "@decant/catalog";
import {
  type Answer,
  CookieJar,
  decodeBytes,
  type NamedRequest,
  type RecordedAnswer,
  toRecorded,
} from "@decant/exchange";
import { available, openInstance } from "@decant/lab";
import { UserError } from "./user-error.ts";

/** What one side answered. */
export interface Played {
  readonly side: Side;
  /** Why the answers are recorded ones; undefined if they are live. */
  readonly missing: string | undefined;
  readonly answers: ReadonlyMap<string, PlayedAnswer>;
}

interface PlayedAnswer {
  /** As it came. */
  readonly shown: RecordedAnswer;
  /** As it is recorded: with names for what changes from run to run. */
  readonly masked: RecordedAnswer;
}

/**
 * Sends requests to a fresh instance of one side, with one cookie jar. Where
 * the side is not installed, gives the recorded answers.
 *
 * @param requests - the lesson's requests from the first one on
 * @throws UserError if the side is neither installed nor recorded, does not
 *   start, or gives no answer
 */
export async function playSide(
  lesson: Lesson,
  side: Side,
  requests: readonly NamedRequest[],
): Promise<Played> {
  const missing = available(lesson, side.name);
  if (missing) return { side, missing, answers: recorded(side, missing) };
  const instance = await openInstance(lesson, side.name).catch((error: Error) =>
    fail(side, "", error),
  );
  try {
    const jar = new CookieJar();
    const answers = new Map<string, PlayedAnswer>();
    for (const request of requests) {
      const answer = await instance
        .send(request, { jar })
        .catch((error: Error) => fail(side, `, "${request.name}"`, error));
      answers.set(request.name, {
        shown: asReceived(request.name, answer),
        masked: toRecorded(lesson.masks, request.name, answer),
      });
    }
    return { side, missing, answers };
  } finally {
    await instance.end();
  }
}

function fail(side: Side, request: string, error: Error): never {
  throw new UserError(`${side.label}${request}: ${error.message}`);
}

function recorded(side: Side, missing: string) {
  if (side.answers.size === 0) {
    throw new UserError(`${missing} There are no recorded answers either.`);
  }
  return new Map(
    Array.from(side.answers, ([name, answer]) => [
      name,
      { shown: answer, masked: answer },
    ]),
  );
}

function asReceived(request: string, answer: Answer): RecordedAnswer {
  const { status, reason, headers, body } = answer;
  return { request, status, reason, headers, body: decodeBytes(body) };
}
