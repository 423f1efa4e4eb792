import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Lesson, readLessons } from "@decant/catalog";
import { chooseByName, type Description } from "./choose.ts";

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

/** What a lesson's folder, `05-dynamic-routes`, can be called. */
export function describeFolder(folder: string): Description {
  const number = String(Number(folder.slice(0, 2)));
  const slug = folder.slice(3);
  return { number, names: [slug, folder, folder.slice(0, 2)] };
}

/**
 * Finds one lesson by its number, slug or folder, or a part of its name.
 *
 * @throws UserError as {@link chooseByName}
 */
export function requireLesson(
  lessons: readonly Lesson[],
  text: string,
): Lesson {
  return chooseByName("lesson", lessons, text, ({ folder }) =>
    describeFolder(folder),
  );
}

/** The lessons named, or all of them where none is. */
export function chooseLessons(
  lessons: readonly Lesson[],
  named: readonly string[],
): readonly Lesson[] {
  if (named.length === 0) return lessons;
  return named.map((text) => requireLesson(lessons, text));
}
