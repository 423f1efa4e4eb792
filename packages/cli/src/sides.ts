import type { Lesson, Side } from "@decant/catalog";
import { available } from "@decant/lab";
import { UserError } from "./user-error.ts";

/** How a command line names a side: `--side nestjs`, or `--flask`. */
export interface SideOptions {
  flask?: true;
  side?: string;
}

/** The name of the side that is meant: Express, unless another is named. */
export function chooseSide({ flask, side }: SideOptions): string {
  return side ?? (flask ? "flask" : "express");
}

/**
 * Finds a side of a lesson.
 *
 * @throws UserError if the lesson has no side of that name
 */
export function requireSide(lesson: Lesson, name: string): Side {
  const side = lesson.sides.find((each) => each.name === name);
  if (side) return side;
  throw new UserError(
    `Lesson ${lesson.number} has no side "${name}": it has ${lesson.sides.map((each) => each.name).join(", ")}.`,
  );
}

/**
 * As {@link requireSide}, for a side that is to run.
 *
 * @throws UserError also if what the side needs is not installed
 */
export function requireRunnable(lesson: Lesson, name: string): Side {
  const side = requireSide(lesson, name);
  const missing = available(lesson, name);
  if (missing) throw new UserError(missing);
  return side;
}
