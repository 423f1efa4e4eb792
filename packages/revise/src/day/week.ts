import { startOfDay } from "../progress/due.ts";
import type { CardState } from "../progress/model.ts";

/** How many of so many days each has due, today first; overdue is today. */
export function countDays(
  states: readonly CardState[],
  now: Date,
  days: number,
): number[] {
  return Array.from({ length: days }, (_, day) => {
    const start = day === 0 ? 0 : startOfDay(now, day);
    const end = startOfDay(now, day + 1);
    return states.filter(({ due }) => due >= start && due < end).length;
  });
}
