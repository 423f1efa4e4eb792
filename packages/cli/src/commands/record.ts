import type { Lesson, Side } from "@decant/catalog";
import { available, record } from "@decant/lab";
import { copyExcerpts } from "../copy-excerpts.ts";
import {
  chooseLessons,
  findRoot,
  loadLessons,
  requireLesson,
} from "../repository.ts";
import { colors, print, withProgress } from "../terminal.ts";
import { UserError } from "../user-error.ts";

/**
 * Records what each side answers to each request, copies the code that the
 * READMEs show, and says what changed.
 * Sides that are not installed are left out, and named.
 *
 * @param names - the lessons' numbers or names; all without any
 * @param options - `side` records that side alone
 * @throws UserError if there is no such lesson or side, or the one side that
 *   was asked for is not installed
 */
export async function recordLessons(
  names: readonly string[],
  options: { side?: string },
): Promise<void> {
  const root = findRoot();
  const chosen = chooseLessons(loadLessons(root), names).flatMap((lesson) =>
    chooseSides(lesson, options.side).map((side) => ({ lesson, side })),
  );
  if (chosen.length === 0) {
    throw new UserError(`No lesson has a side "${options.side}".`);
  }
  const left = new Set<string>();
  for (const { lesson, side } of chosen) {
    const missing = available(lesson, side.name);
    if (missing && options.side) throw new UserError(missing);
    if (missing) left.add(`Left out: ${side.label}'s answers. ${missing}`);
    else print(await recordSide(root, lesson, side));
  }
  for (const lesson of new Set(chosen.map((each) => each.lesson))) {
    if (copyExcerpts(lesson) === "unchanged") continue;
    print(`apps/${lesson.folder}/README.md: ${colors.yellow("written")}, code`);
  }
  print(...left);
}

function chooseSides({ sides }: Lesson, name: string | undefined) {
  return sides.filter((side) => name === undefined || side.name === name);
}

async function recordSide(
  root: string,
  lesson: Lesson,
  side: Side,
): Promise<string> {
  const path = `apps/${lesson.folder}/answers/${side.name}.http`;
  const result = await withProgress(`Recording ${path}`, () =>
    record(lesson, side.name),
  ).catch((error: Error) => {
    throw new UserError(`${path} is not recorded. ${error.message}`);
  });
  if (result === "unchanged") return `${path}: ${colors.dim("unchanged")}`;
  const after = requireLesson(loadLessons(root), lesson.folder).sides.find(
    ({ name }) => name === side.name,
  );
  return `${path}: ${colors.yellow("written")}, ${describe(side, after)}`;
}

/** Which requests are answered otherwise than they were. */
function describe(before: Side, after: Side | undefined): string {
  if (before.answers.size === 0) return `${after?.answers.size} answers`;
  const changed = [...(after?.answers ?? [])]
    .filter(
      ([name, answer]) =>
        JSON.stringify(before.answers.get(name)) !== JSON.stringify(answer),
    )
    .map(([name]) => name);
  return changed.length > 0
    ? `changed: ${changed.join(", ")}`
    : "the versions or the order changed";
}
