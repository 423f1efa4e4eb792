import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import type { Lesson } from "@decant/catalog";

const NOT_COPIED = new Set([
  "node_modules",
  "dist",
  "instance",
  ".turbo",
  // Python would take the original's code from it.
  "__pycache__",
]);
/** Says which process made a copy: one that is gone left it over. */
const TEMPORARY = /^copy-(\d+)-/;

/** A copy of a lesson that goes once it is no longer needed. */
export interface Copy {
  /** The lesson as it is in the copy. */
  readonly lesson: Lesson;
  /** Removes the copy; nothing may run in it any more. */
  readonly remove: () => void;
}

/**
 * Copies a lesson into `.decant` of its repository.
 *
 * @param files - texts that take the place of the lesson's own, by path
 */
export function makeTemporaryCopy(
  lesson: Lesson,
  files: Readonly<Record<string, string>> = {},
): Copy {
  const parent = join(dirname(dirname(lesson.directory)), ".decant");
  mkdirSync(parent, { recursive: true });
  const directory = realpathSync(
    mkdtempSync(join(parent, `copy-${process.pid}-`)),
  );
  makeCopy(lesson, directory);
  for (const [path, text] of Object.entries(files)) {
    writeFileSync(join(directory, path), text);
  }
  const sides = lesson.sides.map((side) => ({
    ...side,
    entry: join(directory, relative(lesson.directory, side.entry)),
  }));
  return {
    lesson: { ...lesson, directory, sides },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/**
 * Removes the temporary copies of processes that are gone.
 *
 * @param root - the repository's folder
 */
export function removeLeftOvers(root: string): void {
  const parent = join(root, ".decant");
  const isFolder = statSync(parent, { throwIfNoEntry: false })?.isDirectory();
  for (const name of isFolder ? readdirSync(parent) : []) {
    const pid = Number(TEMPORARY.exec(name)?.[1]);
    if (!pid || isRunning(pid)) continue;
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}

/**
 * Copies a lesson's files, without what is installed or built. The copy has no
 * link but that to the lesson's node_modules, so that nothing that is written
 * there is written into the lesson.
 *
 * @param destination - a folder two levels below the repository's root, as a
 *   lesson's own: tests look at what is in ../..
 */
export function makeCopy(lesson: Lesson, destination: string): void {
  cpSync(lesson.directory, destination, {
    recursive: true,
    dereference: true,
    filter: (path) => !NOT_COPIED.has(basename(path)),
  });
  const installed = join(lesson.directory, "node_modules");
  if (existsSync(installed)) {
    symlinkSync(installed, join(destination, "node_modules"), "junction");
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
