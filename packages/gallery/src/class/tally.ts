import type { Tally } from "@decant/room/protocol";

/** One line of a tally. */
export interface Bar {
  /** HTML. */
  readonly label: string;
  readonly votes: number;
  readonly isRight: boolean;
  readonly isMine: boolean;
}

/** The bars of a poll, in the order of its options. */
export function barsOf(
  options: readonly { readonly id: string; readonly html: string }[],
  votes: Tally,
  right: readonly string[],
  mine: string | null = null,
): Bar[] {
  return options.map(({ id, html }) => ({
    label: html,
    votes: votes[id] ?? 0,
    isRight: right.includes(id),
    isMine: id === mine,
  }));
}

/**
 * A tally as HTML; the longest bar is as long as there is room.
 *
 * @param look - `long` where labels are sentences, `across` for one row
 */
export function tallyHtml(
  bars: readonly Bar[],
  look: "short" | "long" | "across" = "short",
): string {
  const most = Math.max(1, ...bars.map(({ votes }) => votes));
  const items = bars.map(({ label, votes, isRight, isMine }) => {
    const name = isMine ? `${label} <i>(you)</i>` : label;
    const right = isRight ? '<span class="vh">, right</span>' : "";
    const width = ((votes / most) * 100).toFixed(1);
    return `<li class="bar${isRight ? " right" : ""}"><span>${name}${right}</span><svg aria-hidden="true"><rect width="${width}%" height="100%" rx="4"/></svg><b>${votes}</b></li>`;
  });
  return `<ul class="tally ${look}">${items.join("")}</ul>`;
}

/** `13 of 23` chose a right option. */
export function sayRight(bars: readonly Bar[]): string {
  const sum = (some: readonly Bar[]) =>
    some.reduce((total, { votes }) => total + votes, 0);
  return `${sum(bars.filter(({ isRight }) => isRight))} of ${sum(bars)}`;
}
