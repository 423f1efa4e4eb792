import { MOST, MOST_MOCKS } from "./limits.ts";
import {
  type CardState,
  type LessonProgress,
  type MockResult,
  type Progress,
  progressIn,
} from "./model.ts";

/** The same progress, with something more done in one lesson. */
export function withLesson(
  progress: Progress,
  folder: string,
  change: (lesson: LessonProgress) => Partial<LessonProgress>,
): Progress {
  const before = progressIn(progress, folder);
  const after = { ...before, ...change(before) };
  return { ...progress, lessons: { ...progress.lessons, [folder]: after } };
}

/** The list with more names, each of them once. */
export function withNames(
  names: readonly string[],
  ...more: readonly string[]
): string[] {
  return [...new Set([...names, ...more])].slice(0, MOST);
}

/** The same progress, with a card rated. */
export function withCard(
  progress: Progress,
  id: string,
  state: CardState,
): Progress {
  return { ...progress, cards: { ...progress.cards, [id]: state } };
}

/** The same progress, as if a card had never been rated. */
export function withoutCard(progress: Progress, id: string): Progress {
  const others = Object.entries(progress.cards).filter(([one]) => one !== id);
  return { ...progress, cards: Object.fromEntries(others) };
}

/** The same progress, with a mock interview more; the oldest may be dropped. */
export function withMock(progress: Progress, result: MockResult): Progress {
  return { ...progress, mock: [...progress.mock, result].slice(-MOST_MOCKS) };
}
