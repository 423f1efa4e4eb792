import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Lesson } from "@decant/catalog";
import {
  CookieJar,
  type PartDifference,
  partDifferences,
  type RecordedAnswer,
  toRecorded,
  writeRecording,
} from "@decant/exchange";
import { findSide, pythonFor } from "./hosts.ts";
import { openInstance } from "./instance.ts";
import { describeVersions } from "./versions.ts";

/** A live answer that is not the recorded one. */
export interface Mismatch {
  request: string;
  /** `status`, `reason`, `header <Name>`, `headers` (their order) or `body`;
   * `answer` where one of the two is absent altogether. */
  part: string;
  recorded: string;
  live: string;
}

/**
 * Sends all requests of a lesson to one side, in their order, from a fresh
 * start and with one cookie jar.
 *
 * @returns the answers, masked as they are recorded
 * @throws LessonFault if the side cannot run, or a request gets no answer
 */
export async function play(
  lesson: Lesson,
  side: string,
): Promise<RecordedAnswer[]> {
  const instance = await openInstance(lesson, side);
  const jar = new CookieJar();
  try {
    const answers: RecordedAnswer[] = [];
    for (const request of lesson.requests) {
      const answer = await instance.send(request, { jar });
      answers.push(toRecorded(lesson.masks, request.name, answer));
    }
    return answers;
  } finally {
    await instance.end();
  }
}

/**
 * Plays a lesson twice and writes `answers/<side>.http`.
 *
 * @returns whether the file had that very text already
 * @throws Error if the two runs differ: the lesson needs a mask there
 */
export async function record(
  lesson: Lesson,
  side: string,
): Promise<"unchanged" | "written"> {
  const [answers, again] = await Promise.all([
    play(lesson, side),
    play(lesson, side),
  ]);
  const [unstable] = mismatches(answers, again);
  if (unstable) {
    const { request, part, recorded, live } = unstable;
    throw new Error(
      `${lesson.folder}, ${side}, "${request}": the ${part} changes from run to run (${recorded} and then ${live}). Add a line \`# @mask name pattern\` to requests.http.`,
    );
  }
  const python = pythonFor(lesson);
  const versions = describeVersions(lesson, findSide(lesson, side), python);
  const text = writeRecording(versions, answers);
  const path = join(lesson.directory, "answers", `${side}.http`);
  if (readIfThere(path) === text) return "unchanged";
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return "written";
}

/**
 * Plays a lesson and compares with what is recorded.
 *
 * @returns where they differ; empty if the recording is right. The versions
 *   on which it was recorded are not compared.
 */
export async function replay(
  lesson: Lesson,
  side: string,
): Promise<Mismatch[]> {
  const { answers } = findSide(lesson, side);
  return mismatches([...answers.values()], await play(lesson, side));
}

/** Where live answers are not the recorded ones, request by request. */
export function mismatches(
  recorded: readonly RecordedAnswer[],
  live: readonly RecordedAnswer[],
): Mismatch[] {
  const names = new Set([...recorded, ...live].map(({ request }) => request));
  return [...names].flatMap((request) => {
    const old = recorded.find((answer) => answer.request === request);
    const now = live.find((answer) => answer.request === request);
    if (!old || !now) {
      return {
        request,
        part: "answer",
        recorded: old ? "present" : "absent",
        live: now ? "present" : "absent",
      };
    }
    return exactDifferences(old, now).map(({ part, one, other }) => ({
      request,
      part,
      recorded: one,
      live: other,
    }));
  });
}

function exactDifferences(
  recorded: RecordedAnswer,
  live: RecordedAnswer,
): PartDifference[] {
  const found = partDifferences(recorded, live);
  if (found.length > 0) return found;
  const [one, other] = [recorded, live].map(({ headers }) =>
    headers.map(([name, value]) => `${name}: ${value}`).join("\n"),
  ) as [string, string];
  return one === other ? [] : [{ part: "headers", one, other }];
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
