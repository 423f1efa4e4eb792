import type { Lesson, Side } from "@decant/catalog";
import { available, rehearse } from "@decant/lab";
import type { Rehearsal } from "./show-rehearsal.ts";

/** Plays a lesson on one side; what keeps it from that is in the outcome. */
export async function rehearseSide(
  lesson: Lesson,
  side: Side,
  signal?: AbortSignal,
): Promise<Rehearsal> {
  try {
    return { side, outcome: await rehearse(lesson, side.name, signal) };
  } catch (error) {
    return { side, outcome: error as Error };
  }
}

/** A side that cannot run here, and how to get what it needs. */
export interface MissingSide {
  readonly side: Side;
  readonly sentence: string;
}

/** The sides of a lesson that can run here, and what the others need. */
export function splitByInstalled(lesson: Lesson): {
  installed: Side[];
  missing: MissingSide[];
} {
  const installed: Side[] = [];
  const missing: MissingSide[] = [];
  for (const side of lesson.sides) {
    const sentence = available(lesson, side.name);
    if (sentence) missing.push({ side, sentence });
    else installed.push(side);
  }
  return { installed, missing };
}
