import type { Fluency, MockResult } from "@decant/revise";
import { inSeededOrder } from "@decant/revise/order";
import type { MockQuestion } from "./mock-data.ts";

/** What is asked for: so many questions in so many seconds. */
export interface MockPlan {
  readonly count: number;
  readonly seconds: number;
  /** Empty for all. */
  readonly topic: string;
}

/** A mock interview that goes on, as the browser keeps it. */
export interface MockSession {
  readonly seconds: number;
  readonly topic: string;
  /** The folders of the lessons that are asked about, in their order. */
  readonly folders: readonly string[];
  /** When it began, in milliseconds since 1970. */
  readonly started: number;
  /** When the question that is asked now began. */
  readonly asked: number;
  /** Whether its answer is shown. */
  readonly revealed: boolean;
  /** How the answers so far were, in the same order as the folders. */
  readonly scores: readonly Fluency[];
}

/** How things stand at a moment. */
export interface MockClock {
  /** Seconds of the whole interview; 0 once they are over. */
  readonly left: number;
  /** Seconds of each question. */
  readonly share: number;
  /** Seconds of the question that is asked now. */
  readonly leftOfShare: number;
}

const FLUENCIES = new Set<unknown>(["fluent", "halting", "no"]);
const MOST = 200;

/** Begins an interview about questions that the seed chooses. */
export function startMock(
  questions: readonly MockQuestion[],
  { count, seconds, topic }: MockPlan,
  seed: string,
  now: number,
): MockSession {
  const about = questions.filter((one) => topic === "" || one.topic === topic);
  return {
    seconds,
    topic,
    folders: inSeededOrder(about, seed, ({ folder }) => folder)
      .slice(0, count)
      .map(({ folder }) => folder),
    started: now,
    asked: now,
    revealed: false,
    scores: [],
  };
}

/** By deadlines: a page that slept or was loaded anew is not late. */
export function clockOf(session: MockSession, now: number): MockClock {
  const { seconds, started, asked, folders } = session;
  const share = seconds / folders.length;
  return {
    left: secondsUntil(started + seconds * 1000, now),
    share,
    leftOfShare: Math.min(secondsUntil(asked + share * 1000, now), share),
  };
}

/** Shows the half-minute answer. */
export function reveal(session: MockSession): MockSession {
  return { ...session, revealed: true };
}

/** Notes how the answer was, and asks the next question. */
export function score(
  session: MockSession,
  fluency: Fluency,
  now: number,
): MockSession {
  const scores = [...session.scores, fluency];
  return { ...session, scores, asked: now, revealed: false };
}

/** Whether all is asked, or the time is over and nothing waits for a score. */
export function isDone(session: MockSession, now: number): boolean {
  const { folders, scores, revealed } = session;
  if (scores.length >= folders.length) return true;
  return !revealed && clockOf(session, now).left === 0;
}

/** What the progress keeps of an interview that is over. */
export function resultOf(session: MockSession, now: number): MockResult {
  const { seconds, topic, folders, scores } = session;
  const reached = folders.flatMap((folder, at) => {
    const fluency = scores[at];
    return fluency ? [[folder, fluency] as const] : [];
  });
  return { at: now, seconds, topic, scores: Object.fromEntries(reached) };
}

/**
 * Reads what the browser kept of an interview that goes on.
 *
 * @param questions - a lesson that is not among them is no longer there
 * @returns undefined for anything else
 */
export function parseMock(
  text: string | null,
  questions: readonly MockQuestion[],
): MockSession | undefined {
  const value = objectIn(text);
  const { seconds, topic, folders, started, asked, revealed, scores } = value;
  const known = new Set<unknown>(questions.map(({ folder }) => folder));
  if (
    !isTime(seconds) ||
    !isTime(started) ||
    !isTime(asked) ||
    typeof topic !== "string" ||
    typeof revealed !== "boolean" ||
    !isList(folders, (one): one is string => known.has(one)) ||
    !isList(scores, (one): one is Fluency => FLUENCIES.has(one)) ||
    folders.length === 0
  ) {
    return undefined;
  }
  return { seconds, topic, folders, started, asked, revealed, scores };
}

function objectIn(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return Object(value) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function secondsUntil(deadline: number, now: number): number {
  return Math.max((deadline - now) / 1000, 0);
}

function isTime(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0;
}

function isList<T>(
  value: unknown,
  isOne: (one: unknown) => one is T,
): value is T[] {
  return Array.isArray(value) && value.length <= MOST && value.every(isOne);
}
