import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Lesson } from "@decant/catalog";
import { countTests } from "./count-tests.ts";

interface Entry {
  /** Of what the lesson's tests were made of. */
  readonly hash: string;
  readonly tests: number;
}

/**
 * As {@link countTests}, for all lessons; those that have not changed are not
 * counted again.
 */
export async function cachedTests(
  root: string,
  lessons: readonly Lesson[],
): Promise<Map<string, number>> {
  const path = join(root, ".decant/tests.json");
  const cache = readCache(path);
  const hashes = new Map(
    lessons.map((lesson) => [lesson.folder, hashLesson(lesson.directory)]),
  );
  const stale = [...hashes]
    .filter(([folder, hash]) => cache.get(folder)?.hash !== hash)
    .map(([folder]) => folder);
  if (stale.length > 0) {
    for (const [folder, tests] of await countTests(root, stale)) {
      cache.set(folder, { hash: hashes.get(folder) ?? "", tests });
    }
    writeCache(path, cache);
  }
  return new Map(Array.from(cache, ([folder, { tests }]) => [folder, tests]));
}

function readCache(path: string): Map<string, Entry> {
  if (!existsSync(path)) return new Map();
  try {
    const entries = JSON.parse(readFileSync(path, "utf8")) as [string, Entry][];
    return new Map(entries);
  } catch {
    // Cut off while it was written.
    return new Map();
  }
}

/** Where it cannot be written, the next run counts again. */
function writeCache(path: string, cache: ReadonlyMap<string, Entry>): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify([...cache]));
  } catch {
    return;
  }
}

/** The sources count too: tests may have a case for each part of them. */
const FOLDERS = ["src", "test"];

function hashLesson(directory: string): string {
  const hash = createHash("sha256");
  const files = FOLDERS.filter((folder) => existsSync(join(directory, folder)))
    .flatMap((folder) =>
      readdirSync(join(directory, folder), {
        recursive: true,
        withFileTypes: true,
      }),
    )
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name))
    .toSorted();
  for (const file of [...files, join(directory, "jest.config.json")]) {
    hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}
