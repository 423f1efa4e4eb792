import { createEmptyCard, type Card as FsrsCard, fsrs } from "ts-fsrs";
import type { CardState } from "../progress/model.ts";

/** How well a card was remembered, as the buttons count them. */
export type Grade = 1 | 2 | 3 | 4;

/** From worst to best. */
const GRADES: readonly Grade[] = [1, 2, 3, 4];

/** What was not known comes again after ten minutes. Nothing is left to chance. */
const scheduler = fsrs({
  enable_fuzz: false,
  learning_steps: ["10m"],
  relearning_steps: ["10m"],
});

/**
 * Rates a card: ts-fsrs decides when it comes again.
 *
 * @param state - undefined for a card that was never rated
 */
export function rate(
  state: CardState | undefined,
  grade: Grade,
  now: Date,
): CardState {
  const { card } = scheduler.next(toFsrs(state, now), now, grade);
  return {
    due: card.due.getTime(),
    first: state?.first ?? now.getTime(),
    last: now.getTime(),
    stability: card.stability,
    difficulty: card.difficulty,
    interval: card.scheduled_days,
    step: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    phase: card.state as 1 | 2 | 3,
  };
}

/** After how long a card comes again, in words, by grade: `10 min`, `6 days`. */
export function sayIntervals(
  state: CardState | undefined,
  now: Date,
): readonly string[] {
  return GRADES.map((grade) =>
    sayInterval(rate(state, grade, now).due - now.getTime()),
  );
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A unit serves from twice its length on; hours and days from the first. */
const UNITS: readonly (readonly [
  name: string,
  length: number,
  from: number,
])[] = [
  ["year", 365 * DAY, 730 * DAY],
  ["month", 30 * DAY, 60 * DAY],
  ["day", DAY, DAY],
  ["hour", HOUR, HOUR],
];

/** A time in milliseconds in words, rounded: `10 min`, `1 day`, `3 months`. */
export function sayInterval(milliseconds: number): string {
  const unit = UNITS.find(([, , from]) => milliseconds >= from);
  if (!unit) return `${Math.max(Math.round(milliseconds / MINUTE), 1)} min`;
  const [name, length] = unit;
  const count = Math.round(milliseconds / length);
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}

function toFsrs(state: CardState | undefined, now: Date): FsrsCard {
  if (!state) return createEmptyCard(now);
  return {
    due: new Date(state.due),
    stability: state.stability,
    difficulty: state.difficulty,
    // The library counts the days itself.
    elapsed_days: 0,
    scheduled_days: state.interval,
    learning_steps: state.step,
    reps: state.reps,
    lapses: state.lapses,
    state: state.phase,
    // Another clock may be ahead of this one.
    last_review: new Date(Math.min(state.last, now.getTime())),
  };
}
