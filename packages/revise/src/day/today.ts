import { isDue, startOfDay } from "../progress/due.ts";
import { type CardState, type Progress, stateOf } from "../progress/model.ts";

/** What a day brings, of some cards. */
export interface Today {
  /** Rated today and through for today, the first one first. */
  readonly done: readonly string[];
  /** To be shown, in this order. */
  readonly queue: readonly string[];
  /** How many of the queue were never rated. */
  readonly fresh: number;
}

/**
 * Lays out a day: what is due comes first, the longest waiting first; then new
 * cards, up to the day's limit. What was wrong a moment ago waits for its
 * minutes, or comes last where nothing else is left.
 *
 * @param ids - the cards that are asked for, in the order in which they are
 *   learnt; new ones of others count for the limit too
 */
export function today(
  ids: readonly string[],
  progress: Progress,
  now: Date,
): Today {
  const rated = ids.flatMap((id) => {
    const state = stateOf(progress, id);
    return state ? [{ id, state }] : [];
  });
  const due = rated
    .filter(({ state }) => isDue(state, now))
    .toSorted((a, b) => a.state.due - b.state.due);
  const [ready, waiting] = [
    due.filter(({ state }) => !isWaiting(state, now)),
    due.filter(({ state }) => isWaiting(state, now)),
  ];
  const fresh = ids
    .filter((id) => !stateOf(progress, id))
    .slice(0, newLeft(progress, now));
  const start = startOfDay(now);
  return {
    done: rated
      .filter(({ state }) => state.last >= start && !isDue(state, now))
      .toSorted((a, b) => a.state.last - b.state.last)
      .map(({ id }) => id),
    queue: [
      ...ready.map(({ id }) => id),
      ...fresh,
      ...waiting.map(({ id }) => id),
    ],
    fresh: fresh.length,
  };
}

/** A card that is learnt in minutes, and whose minutes are not over. */
function isWaiting({ due, interval }: CardState, now: Date): boolean {
  return interval === 0 && due > now.getTime();
}

/** How many new cards today still brings. */
function newLeft({ cards, newADay }: Progress, now: Date): number {
  const start = startOfDay(now);
  const begun = Object.values(cards).filter(({ first }) => first >= start);
  return Math.max(newADay - begun.length, 0);
}
