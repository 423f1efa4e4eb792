import { withNames } from "../progress/change.ts";
import { MOST_MOCKS } from "../progress/limits.ts";
import {
  type LessonProgress,
  type MockResult,
  type Progress,
  progressIn,
} from "../progress/model.ts";

/**
 * Puts two progresses together; nothing that was done is lost, and merging the
 * same file twice changes nothing more.
 *
 * - Of a card, the state that was rated later wins: where both were rated at
 *   the same moment, the one that was rated more often, then ours.
 * - Of a quiz question, the later answer wins, then ours.
 * - Chapters, requests and bugs are those of both.
 * - Mock interviews are those of both, by their time; the oldest are dropped.
 * - Where the visitor was, and how many new cards a day brings, stay ours.
 *
 * @param ours - what this place keeps
 * @param theirs - what comes from a file
 */
export function mergeProgress(ours: Progress, theirs: Progress): Progress {
  const last = ours.last ?? theirs.last;
  const folders = [ours, theirs].flatMap(({ lessons }) => Object.keys(lessons));
  return {
    version: 1,
    lessons: Object.fromEntries(
      [...new Set(folders)].map((folder) => [
        folder,
        mergeLesson(progressIn(ours, folder), progressIn(theirs, folder)),
      ]),
    ),
    cards: mergeRecords(
      ours.cards,
      theirs.cards,
      (a, b) => b.last - a.last || b.reps - a.reps,
    ),
    mock: mergeMocks([...ours.mock, ...theirs.mock]),
    newADay: ours.newADay,
    ...(last && { last }),
  };
}

function mergeLesson(a: LessonProgress, b: LessonProgress): LessonProgress {
  return {
    chapters: withNames(a.chapters, ...b.chapters),
    sent: withNames(a.sent, ...b.sent),
    quiz: mergeRecords(a.quiz, b.quiz, (one, other) => other.at - one.at),
    bugs: withNames(a.bugs, ...b.bugs),
  };
}

/** @param later - greater than 0 where the second of two is the later one */
function mergeRecords<T>(
  ours: Readonly<Record<string, T>>,
  theirs: Readonly<Record<string, T>>,
  later: (our: T, their: T) => number,
): Record<string, T> {
  const merged = new Map(Object.entries(ours));
  for (const [name, their] of Object.entries(theirs)) {
    const our = merged.get(name);
    if (our === undefined || later(our, their) > 0) merged.set(name, their);
  }
  return Object.fromEntries(merged);
}

function mergeMocks(all: readonly MockResult[]): MockResult[] {
  const byTime = new Map(all.map((result) => [result.at, result]));
  return [...byTime.values()]
    .toSorted((a, b) => a.at - b.at)
    .slice(-MOST_MOCKS);
}
