import type { Lesson } from "@decant/catalog";
import { CookieJar, LessonFault, toRecorded } from "@decant/exchange";
import { findSide } from "./hosts.ts";
import { openInstance } from "./instance.ts";
import { type Mismatch, mismatches } from "./record.ts";

/** What became of one request. */
export interface Rehearsed {
  readonly request: string;
  /** Where the answer is not the recorded one. */
  readonly mismatches: readonly Mismatch[];
  /** Why there is no answer, as a sentence. */
  readonly fault?: string;
}

/**
 * Sends all requests of a lesson to one side, in their order, from a fresh
 * start and with one cookie jar, and compares each answer with the recorded
 * one. A request that gets no answer does not keep the others from theirs,
 * unless the side has crashed: then the rest is not sent.
 *
 * @param signal - when aborted, the rest is given up
 * @returns one entry for each request that was sent, then one for each
 *   recorded answer that no request asks for
 * @throws LessonFault if the side cannot run, or it was given up
 */
export async function rehearse(
  lesson: Lesson,
  side: string,
  signal?: AbortSignal,
): Promise<Rehearsed[]> {
  const { answers } = findSide(lesson, side);
  const unasked = new Map(answers);
  const instance = await openInstance(lesson, side);
  const jar = new CookieJar();
  const rehearsed: Rehearsed[] = [];
  try {
    for (const request of lesson.requests) {
      const { name } = request;
      unasked.delete(name);
      try {
        const answer = await instance.send(request, { jar, signal });
        const recorded = answers.get(name);
        rehearsed.push({
          request: name,
          mismatches: mismatches(recorded ? [recorded] : [], [
            toRecorded(lesson.masks, name, answer),
          ]),
        });
      } catch (error) {
        if (!(error instanceof LessonFault)) throw error;
        if (error.kind === "dropped") throw error;
        rehearsed.push({
          request: name,
          mismatches: [],
          fault: error.message,
        });
        if (error.kind === "crashed") break;
      }
    }
  } finally {
    await instance.end();
  }
  const isWhole = rehearsed.length === lesson.requests.length;
  const absent = isWhole ? mismatches([...unasked.values()], []) : [];
  return [
    ...rehearsed,
    ...absent.map((each) => ({ request: each.request, mismatches: [each] })),
  ];
}
