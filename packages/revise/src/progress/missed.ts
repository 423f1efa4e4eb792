import { withCard } from "./change.ts";
import { startOfDay } from "./due.ts";
import { type Progress, stateOf } from "./model.ts";

/** What is said of a card that was missed. */
export const COMES_BACK = "It comes back as a card tomorrow.";

/** The difficulty of a card in the middle of the scale, where none is known. */
const MIDDLE = 5.5;

/**
 * The same progress, with a card that was not known when it was asked
 * elsewhere, in the quiz or in a class: it comes tomorrow. It takes no new
 * card's place, and who misses it twice in a day has missed it once.
 */
export function withMissed(
  progress: Progress,
  id: string,
  now: Date,
): Progress {
  const state = stateOf(progress, id);
  const due = startOfDay(now, 1);
  if (state?.due === due) return progress;
  return withCard(progress, id, {
    due,
    first: state?.first ?? 0,
    last: now.getTime(),
    stability: 1,
    difficulty: state?.difficulty ?? MIDDLE,
    interval: 1,
    step: 0,
    reps: (state?.reps ?? 0) + 1,
    lapses: (state?.lapses ?? 0) + 1,
    phase: 2,
  });
}
