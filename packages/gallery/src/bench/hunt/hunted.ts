import { type Bug, findRegions, type Lesson, type Side } from "@decant/catalog";
import { buggedFiles } from "@decant/lab";
import type { Texts } from "../edit/changes.ts";
import { textsOf } from "../edit/mode.ts";

/** A seeded bug as a hunt begins with it: nothing in it gives it away. */
export interface Hunted {
  readonly name: string;
  /** Its place among the lesson's bugs, from 1. */
  readonly number: number;
  readonly of: number;
  readonly symptom: string;
  /** How many hints there are. */
  readonly hints: number;
  /** The name of the side that has it. */
  readonly side: string;
  /** That side's files, the bug among them. */
  readonly texts: Texts;
  /** The paths of the files that the bug changes. */
  readonly wrong: readonly string[];
  /** The name of the bug after it; empty for the last one. */
  readonly next: string;
}

/**
 * Prepares the hunt for a bug.
 *
 * @throws Error if the bug does not fit the files of one side
 */
export function huntFor(lesson: Lesson, bug: Bug): Hunted {
  const { bugs } = lesson;
  const { name, symptom, hints } = bug;
  const files = buggedFiles(lesson, bug);
  const side = sideWith(lesson, files);
  const at = bugs.indexOf(bug);
  return {
    name,
    number: at + 1,
    of: bugs.length,
    symptom,
    hints: hints.length,
    side: side.name,
    texts: { ...textsOf(side), ...files },
    wrong: Object.keys(files),
    next: bugs[at + 1]?.name ?? "",
  };
}

/** The lesson as its page shows it during a hunt: the bug is in the code. */
export function lessonWith(lesson: Lesson, bug: Bug): Lesson {
  const texts = buggedFiles(lesson, bug);
  return {
    ...lesson,
    sides: lesson.sides.map((side) => ({
      ...side,
      files: side.files.map((file) => {
        const text = texts[file.path];
        return text === undefined
          ? file
          : { ...file, text, ...findRegions(file.path, text) };
      }),
    })),
  };
}

/** Express, unless another side alone shows the file. */
function sideWith(lesson: Lesson, files: Texts): Side {
  const [path = ""] = Object.keys(files);
  const owners = lesson.sides.filter((side) =>
    side.files.some((file) => file.path === path),
  );
  const side = owners.find(({ name }) => name === "express") ?? owners[0];
  if (side) return side;
  throw new Error(`No side of ${lesson.folder} shows ${path}.`);
}
