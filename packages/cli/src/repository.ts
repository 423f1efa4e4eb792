import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findLesson, type Lesson, readLessons } from "@decant/catalog";
import { UserError } from "./user-error.ts";

const OWN_ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * Finds the repository to work on: the nearest at or above a folder, else
 * the one that this file belongs to.
 */
export function findRoot(from: string = process.cwd()): string {
  if (isRoot(from)) return from;
  const parent = dirname(from);
  return parent === from ? OWN_ROOT : findRoot(parent);
}

function isRoot(folder: string): boolean {
  const path = join(folder, "package.json");
  if (!existsSync(path) || !existsSync(join(folder, "apps"))) return false;
  const { name } = JSON.parse(readFileSync(path, "utf8")) as { name?: string };
  return name === "decant";
}

/** Reads all lessons of a repository, in the order of their numbers. */
export function loadLessons(root: string): Lesson[] {
  return readLessons(root);
}

/**
 * Finds one lesson by its number, slug or folder.
 *
 * @throws UserError if there is none, with those that there are
 */
export function requireLesson(
  lessons: readonly Lesson[],
  text: string,
): Lesson {
  const lesson = findLesson(lessons, text);
  if (lesson) return lesson;
  const known = lessons.map(({ number }) => number).join(", ");
  throw new UserError(`There is no lesson "${text}": there are ${known}.`);
}

/** The lessons named, or all of them where none is. */
export function chooseLessons(
  lessons: readonly Lesson[],
  named: readonly string[],
): readonly Lesson[] {
  if (named.length === 0) return lessons;
  return named.map((text) => requireLesson(lessons, text));
}
