import { readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { type Lesson, readLesson } from "@decant/catalog";
import { FileError } from "@decant/exchange";

/** The lessons as they are on disk now: the same object until one changes. */
export interface Shelf {
  readonly lessons: readonly Lesson[];
  /** Folders whose files have a mistake, and where it is. */
  readonly broken: ReadonlyMap<string, FileError>;
}

interface Entry {
  /** The sizes and times of the lesson's files. */
  readonly stamp: string;
  readonly content: Lesson | FileError;
}

const FRESH_MS = 1000;
const NOT_SOURCE = /^\.|^(node_modules|dist|instance|__pycache__)$/;

/**
 * Reads the lessons, and looks again after a second: what an author changes
 * shows on the next visit. A malformed lesson is set apart and hides no other.
 *
 * @param root - the repository's folder, which holds `apps/`
 * @returns a function that gives the lessons, ordered by number
 */
export function openShelf(root: string): () => Shelf {
  const entries = new Map<string, Entry>();
  let shelf = read(root, entries);
  let readAt = performance.now();
  return () => {
    if (performance.now() - readAt > FRESH_MS) {
      const now = read(root, entries);
      if (!isSame(now, shelf)) shelf = now;
      readAt = performance.now();
    }
    return shelf;
  };
}

/** Only what has another stamp than before is read. */
function read(root: string, entries: Map<string, Entry>): Shelf {
  const apps = join(root, "apps");
  const lessons: Lesson[] = [];
  const broken = new Map<string, FileError>();
  const folders = readdirSync(apps).filter((name) => /^\d\d-/.test(name));
  for (const folder of folders.toSorted()) {
    const directory = join(apps, folder);
    const stamp = stampOf(directory);
    const known = entries.get(folder);
    const entry =
      known?.stamp === stamp ? known : { stamp, content: readOne(directory) };
    entries.set(folder, entry);
    if (entry.content instanceof FileError) broken.set(folder, entry.content);
    else lessons.push(entry.content);
  }
  return { lessons, broken };
}

function isSame(a: Shelf, b: Shelf): boolean {
  const [ours, theirs] = [contents(a), contents(b)];
  return (
    ours.length === theirs.length &&
    ours.every((content, index) => content === theirs[index])
  );
}

function contents({ lessons, broken }: Shelf): (Lesson | FileError)[] {
  return [...lessons, ...broken.values()];
}

function readOne(directory: string): Lesson | FileError {
  try {
    return readLesson(directory);
  } catch (error) {
    if (error instanceof FileError) return error;
    return new FileError(basename(directory), 1, (error as Error).message);
  }
}

function stampOf(directory: string): string {
  return readdirSync(directory, { withFileTypes: true })
    .filter(({ name }) => !NOT_SOURCE.test(name))
    .map((item) => {
      const path = join(directory, item.name);
      if (item.isDirectory()) return stampOf(path);
      const { mtimeMs, size } = statSync(path);
      return `${item.name} ${mtimeMs} ${size}`;
    })
    .join("\n");
}
