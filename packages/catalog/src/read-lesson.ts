import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { FileError, readRequests } from "@decant/exchange";
import { readBug } from "./bugs.ts";
import type { Bug, Lesson } from "./model.ts";
import { readReadme } from "./readme.ts";
import { readSides } from "./sides.ts";

const FOLDER = /^(\d{2})-([a-z\d]+(?:-[a-z\d]+)*)$/;

/**
 * Reads every lesson of a repository.
 *
 * @param root - the repository's folder, which holds `apps/`
 * @returns the lessons by number
 * @throws FileError, its file relative to the root, if one is malformed
 */
export function readLessons(root: string): Lesson[] {
  const apps = join(root, "apps");
  return readdirSync(apps)
    .filter((folder) => FOLDER.test(folder))
    .toSorted()
    .map((folder) => {
      try {
        return readLesson(join(apps, folder));
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        const file = `apps/${folder}/${error.file}`;
        throw new FileError(file, error.line, error.expected);
      }
    });
}

/**
 * Reads one lesson from its files.
 *
 * @param directory - the lesson's folder, for instance `…/apps/05-dynamic-routes`
 * @throws FileError, its file relative to the lesson, if it is malformed
 */
export function readLesson(directory: string): Lesson {
  const folder = basename(directory);
  const [, digits, slug] = FOLDER.exec(folder) ?? [];
  if (digits === undefined || slug === undefined) {
    throw new FileError(
      folder,
      1,
      "expected a folder such as 05-dynamic-routes",
    );
  }
  const number = Number(digits);
  const read = (path: string) => readText(directory, path);
  return {
    number,
    slug,
    folder,
    directory,
    topic: readTopic(read("package.json")),
    ...readReadme(number, read("README.md")),
    sides: readSides(directory, number),
    ...readRequests("requests.http", read("requests.http")),
    bugs: readBugs(directory),
    appendix: existsSync(join(directory, "APPENDIX.md"))
      ? read("APPENDIX.md")
      : undefined,
  };
}

/**
 * Finds the lesson that a person names.
 *
 * @param lessons - those to choose from
 * @param name - `5`, `05`, `dynamic-routes` or `05-dynamic-routes`
 */
export function findLesson(
  lessons: readonly Lesson[],
  name: string,
): Lesson | undefined {
  return lessons.find(
    ({ number, slug, folder }) =>
      slug === name ||
      folder === name ||
      (/^\d+$/.test(name) && number === Number(name)),
  );
}

function readText(directory: string, path: string): string {
  if (!existsSync(join(directory, path))) {
    throw new FileError(path, 1, "expected this file");
  }
  return readFileSync(join(directory, path), "utf8");
}

function readTopic(text: string): string {
  const { keywords } = JSON.parse(text) as { keywords?: string[] };
  const [topic] = keywords ?? [];
  if (!topic) {
    throw new FileError(
      "package.json",
      1,
      "expected the topic as first keyword",
    );
  }
  return topic;
}

function readBugs(directory: string): Bug[] {
  const folder = join(directory, "bugs");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".patch"))
    .toSorted()
    .map((file) =>
      readBug(`bugs/${file}`, readText(directory, `bugs/${file}`)),
    );
}
