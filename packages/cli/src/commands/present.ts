import { many } from "../excerpt.ts";
import { rehearseSide, splitByInstalled } from "../rehearse-side.ts";
import { findRoot, loadLessons, requireLesson } from "../repository.ts";
import { judgeStage } from "../stage.ts";
import { colors, print, withProgress } from "../terminal.ts";
import { UserError } from "../user-error.ts";

/**
 * Plays what would be shown of a lesson in front of a class, and names what
 * would fail there; the exit code is 1 if anything would.
 *
 * @param name - the lesson's number or name
 * @param options - `check` must be set: nothing is presented in a terminal
 * @throws UserError without `check`, or if there is no such lesson
 */
export async function present(
  name: string,
  options: { check?: true },
): Promise<void> {
  if (!options.check) {
    throw new UserError(
      `A terminal is no stage: npm start opens the gallery, which presents each lesson. npx decant present --check ${name} is the check before it.`,
    );
  }
  const lesson = requireLesson(loadLessons(findRoot()), name);
  const { installed, missing } = splitByInstalled(lesson);
  const played = await withProgress("Playing all requests", () =>
    Promise.all(installed.map((side) => rehearseSide(lesson, side))),
  );
  const { failures, gaps } = judgeStage(
    lesson,
    missing.map(({ sentence }) => sentence),
    played,
  );
  const labels = installed.map(({ label }) => label).join(", ");
  print(
    colors.bold(`${lesson.number}. ${lesson.question}`),
    `${many(lesson.requests.length, "request")}, played on ${labels || "no side"}.`,
    ...failures.map((sentence) => `${colors.red("✗")} ${sentence}`),
    ...gaps.map((sentence) => `${colors.yellow("-")} ${sentence}`),
    failures.length > 0
      ? `${many(failures.length, "thing")} would fail on stage.`
      : `${colors.green("✓")} Nothing would fail on stage.`,
  );
  if (failures.length > 0) process.exitCode = 1;
}
