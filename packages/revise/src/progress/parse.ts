import {
  LARGEST,
  LONGEST,
  MOST,
  MOST_CARDS,
  MOST_MOCKS,
  MOST_NEW_A_DAY,
} from "./limits.ts";
import {
  type Answered,
  type CardState,
  type Fluency,
  type LessonProgress,
  type MockResult,
  NEW_A_DAY,
  NO_PROGRESS,
  type Progress,
} from "./model.ts";

/** The end of the year 9999: no card is due later. */
const LATEST = 253_402_300_799_999;
const FLUENCIES = new Set<unknown>(["fluent", "halting", "no"]);

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads what a browser kept. What is not understood counts as not there: an
 * older page may have written it, or a person.
 *
 * @param text - JSON, or null where nothing was kept
 */
export function parseProgress(text: string | null): Progress {
  const { version, lessons, cards, mock, newADay, last } = fieldsOf(
    parseJson(text),
  );
  if (version !== 1) return NO_PROGRESS;
  const { folder, chapter } = fieldsOf(last);
  return {
    version,
    lessons: recordOf(lessons, MOST, lessonOf),
    cards: recordOf(cards, MOST_CARDS, cardOf),
    mock: listOf(mock)
      .slice(-MOST_MOCKS)
      .flatMap((value) => mockOf(value) ?? []),
    newADay: isCount(newADay, MOST_NEW_A_DAY) ? newADay : NEW_A_DAY,
    ...(isName(folder) && {
      last: { folder, chapter: isName(chapter) ? chapter : "" },
    }),
  };
}

/** The JSON in a text that is not too long; undefined for any other. */
export function parseJson(text: string | null): unknown {
  if (text === null || text.length > LARGEST) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The fields of an object; none of anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

/** So many entries of an object, without those that are not understood. */
function recordOf<T>(
  value: unknown,
  most: number,
  read: (value: unknown) => T | undefined,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(fieldsOf(value))
      .slice(0, most)
      .flatMap(([name, field]) => {
        const found = isName(name) ? read(field) : undefined;
        return found === undefined ? [] : [[name, found] as const];
      }),
  );
}

function lessonOf(value: unknown): LessonProgress {
  const { chapters, sent, quiz, bugs } = fieldsOf(value);
  return {
    chapters: namesOf(chapters),
    sent: namesOf(sent),
    quiz: recordOf(quiz, MOST, answeredOf),
    bugs: namesOf(bugs),
  };
}

/** Older pages kept no time. */
function answeredOf(value: unknown): Answered | undefined {
  if (typeof value === "boolean") return { right: value, at: 0 };
  const { right, at } = fieldsOf(value);
  return typeof right === "boolean" && isCount(at, LATEST)
    ? { right, at }
    : undefined;
}

/** A card that the scheduler could not go on with counts as new. */
function cardOf(value: unknown): CardState | undefined {
  const { due, first, last, stability, difficulty, ...rest } = fieldsOf(value);
  const { interval, step, reps, lapses, phase } = rest;
  return isCount(due, LATEST) &&
    isCount(first, LATEST) &&
    isCount(last, LATEST) &&
    isBetween(0.001, stability, 36_500) &&
    isBetween(1, difficulty, 10) &&
    isCount(interval, 36_500) &&
    isCount(step, 10) &&
    isCount(reps, 1e6) &&
    isCount(lapses, 1e6) &&
    (phase === 1 || phase === 2 || phase === 3)
    ? {
        due,
        first,
        last,
        stability,
        difficulty,
        interval,
        step,
        reps,
        lapses,
        phase,
      }
    : undefined;
}

function mockOf(value: unknown): MockResult | undefined {
  const { at, seconds, topic, scores } = fieldsOf(value);
  if (!isCount(at, LATEST) || !isCount(seconds, LATEST)) return undefined;
  return {
    at,
    seconds,
    topic: isName(topic) ? topic : "",
    scores: recordOf(scores, MOST, (score) =>
      FLUENCIES.has(score) ? (score as Fluency) : undefined,
    ),
  };
}

function namesOf(value: unknown): string[] {
  return [...new Set(listOf(value))].filter(isName).slice(0, MOST);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value.length <= LONGEST;
}

function isCount(value: unknown, most: number): value is number {
  return Number.isInteger(value) && isBetween(0, value, most);
}

function isBetween(
  least: number,
  value: unknown,
  most: number,
): value is number {
  return typeof value === "number" && value >= least && value <= most;
}
