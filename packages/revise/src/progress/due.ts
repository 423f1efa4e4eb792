import type { CardState, Progress } from "./model.ts";

/** The first moment of a day, where the visitor is. */
export function startOfDay(now: Date, days = 0): number {
  const start = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  // Not by 24 hours: a day may have 23.
  start.setDate(start.getDate() + days);
  return start.getTime();
}

/** Whether a card that was rated before comes again today. */
export function isDue({ due }: CardState, now: Date): boolean {
  return due < startOfDay(now, 1);
}

/** How many rated cards come again today, of one lesson or of all. */
export function countDue(progress: Progress, now: Date, folder = ""): number {
  const prefix = folder && `${folder}/`;
  const end = startOfDay(now, 1);
  return Object.entries(progress.cards).filter(
    ([id, { due }]) => due < end && id.startsWith(prefix),
  ).length;
}
