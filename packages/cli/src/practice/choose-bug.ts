import type { Bug, Lesson } from "@decant/catalog";
import { chooseByName } from "../choose.ts";
import { UserError } from "../user-error.ts";
import type { Progress } from "./progress.ts";

/**
 * Finds the bug to hunt. Bugs are told by their symptoms: a name would say
 * what is wrong.
 *
 * @param name - its number or name; the first unsolved one without
 * @throws UserError if there is no such bug, or all are solved
 */
export function chooseBug(
  lesson: Lesson,
  name: string | undefined,
  progress: Progress,
): Bug {
  const { number, bugs } = lesson;
  if (bugs.length === 0) {
    throw new UserError(`Lesson ${number} has no seeded bug.`);
  }
  if (name !== undefined) {
    return chooseByName("bug", bugs, name, (bug) => ({
      number: String(bugs.indexOf(bug) + 1),
      names: [bug.symptom, bug.name],
    }));
  }
  const next = bugs.find((bug) => !progress.isSolved(lesson, bug));
  if (next) return next;
  throw new UserError(
    `All bugs of lesson ${number} are solved. Once more: npx decant practice ${number} 1`,
  );
}
