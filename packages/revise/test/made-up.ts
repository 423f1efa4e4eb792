import type { CardState } from "../src/index.ts";

/** A card that was rated once. */
export const GOOD_CARD: CardState = {
  due: 1_000_000,
  first: 500_000,
  last: 500_000,
  stability: 2.3,
  difficulty: 5.1,
  interval: 2,
  step: 0,
  reps: 1,
  lapses: 0,
  phase: 2,
};

/** A moment of a day where the tests run, whatever its zone. */
export function at(day: number, hour = 9, minute = 0): Date {
  return new Date(2026, 10, day, hour, minute);
}
