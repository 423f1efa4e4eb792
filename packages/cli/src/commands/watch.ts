import { type Lesson, readLesson } from "@decant/catalog";
import { FileError } from "@decant/exchange";
import { many } from "../excerpt.ts";
import { untilInterrupted } from "../interrupt.ts";
import { rehearseSide, splitByInstalled } from "../rehearse-side.ts";
import { findRoot, loadLessons, requireLesson } from "../repository.ts";
import { atEachSave, placesOf, Saves, tellSaved } from "../saves.ts";
import { showRehearsal } from "../show-rehearsal.ts";
import { chooseSide, requireRunnable, type SideOptions } from "../sides.ts";
import { colors, print, withProgress } from "../terminal.ts";
import { UserError } from "../user-error.ts";

/**
 * Plays all requests of a lesson, in order, from a fresh jar and on fresh
 * processes: at once, and again at each save of the lesson's files. Prints
 * which answers are not the recorded ones. Ctrl-C ends it.
 *
 * @param name - the lesson's number or name
 * @param options - `side` or `flask` name one side; all that are installed
 *   without either
 * @throws UserError if there is no such lesson or side, or what it needs is
 *   not installed
 */
export async function watchLesson(
  name: string,
  options: SideOptions,
): Promise<void> {
  const lesson = requireLesson(loadLessons(findRoot()), name);
  const { installed, missing } = chooseSides(lesson, options);
  const interrupted = untilInterrupted();
  const saves = new Saves(lesson.directory, placesOf(lesson), interrupted);
  print(
    colors.bold(`${lesson.number}. ${lesson.question}`),
    `${many(lesson.requests.length, "request")}, played at each save. Ctrl-C ends it.`,
    ...missing.map(
      ({ side, sentence }) => `Left out: ${side.label}. ${sentence}`,
    ),
  );
  const names = installed.map((side) => side.name);
  await atEachSave(saves, async (paths, signal) => {
    const lines = await playSides(lesson.directory, names, signal);
    if (signal.aborted) return;
    print("", ...tellSaved(paths), ...lines);
  });
}

function chooseSides(lesson: Lesson, options: SideOptions) {
  if (options.side ?? options.flask) {
    const side = requireRunnable(lesson, chooseSide(options));
    return { installed: [side], missing: [] };
  }
  const sides = splitByInstalled(lesson);
  if (sides.installed.length > 0) return sides;
  throw new UserError(sides.missing.map(({ sentence }) => sentence).join(" "));
}

/** The lesson is read anew: its requests may be what was saved. */
async function playSides(
  directory: string,
  names: readonly string[],
  signal: AbortSignal,
): Promise<string[]> {
  let lesson: Lesson;
  try {
    lesson = readLesson(directory);
  } catch (error) {
    if (error instanceof FileError) return [`${error.message}.`];
    throw error;
  }
  const sides = lesson.sides.filter(({ name }) => names.includes(name));
  const played = await withProgress("Playing the requests", () =>
    Promise.all(sides.map((side) => rehearseSide(lesson, side, signal))),
  );
  return played.flatMap((rehearsal) => showRehearsal(lesson, rehearsal));
}
