import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Lesson } from "@decant/catalog";
import type { LessonBundle } from "@decant/sandbox/build";

const HERE = dirname(fileURLToPath(import.meta.url));
const BUILD = join(HERE, "build.ts");
const ENGINE = join(HERE, "../../../sandbox/src");
const TSX = import.meta.resolve("tsx");
/** Packages are compiled with the first lesson that needs them. */
const TIMEOUT_MS = 300_000;
const NOT_SOURCE = /^\.|^(node_modules|dist|instance|__pycache__)$/;

/** Makes a lesson's files for the browser, and gives the folder they are in. */
export interface Sandbox {
  /** Where all that was made so far is, but for the lessons' own files. */
  readonly folder: () => Promise<string>;
  /**
   * The lesson's own file; it is made if it is not there.
   *
   * @throws Error if it cannot be made
   */
  readonly lesson: (lesson: Lesson) => Promise<string>;
  /** Gives up what is being made. */
  readonly close: () => void;
}

/**
 * Makes lessons ready for the browser, one after the other, in a process of
 * their own. What was made is kept under `.decant/sandbox`, by the contents of
 * the lesson, of the sandbox and of the lockfile.
 *
 * @param root - the repository's folder
 */
export function openSandbox(root: string): Sandbox {
  const closing = new AbortController();
  const made = new WeakMap<Lesson, Promise<string>>();
  let place: Promise<string> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const folder = () => {
    place ??= openFolder(root);
    return place;
  };
  const make = async ({ directory, folder: name, sides }: Lesson) => {
    const shared = await folder();
    const key = await hashOf(directory, []);
    const file = join(shared, "lessons", `${name}.${key}.json`);
    if (await isWhole(file, sides)) return file;
    const { signal } = closing;
    const built = last.then(() => build(root, name, shared, file, signal));
    last = built.catch(() => undefined);
    await built;
    return file;
  };
  return {
    folder,
    lesson(lesson) {
      const before = made.get(lesson);
      if (before) return before;
      const making = make(lesson);
      made.set(lesson, making);
      making.catch(() => made.delete(lesson));
      return making;
    },
    close: () => closing.abort(),
  };
}

/** The folder of this sandbox; what another version of it made goes. */
async function openFolder(root: string): Promise<string> {
  const all = join(root, ".decant/sandbox");
  const key = await hashOf(ENGINE, [join(root, "package-lock.json")]);
  const names = await readdir(all).catch(() => []);
  const others = names.filter((name) => name !== key);
  await Promise.all(
    others.map((name) => rm(join(all, name), { recursive: true, force: true })),
  );
  return join(all, key);
}

/** Files are moved into their places, so that nobody reads half of one. */
async function build(
  root: string,
  lesson: string,
  folder: string,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  await mkdir(join(folder, "lessons"), { recursive: true });
  const draft = await mkdtemp(join(folder, ".draft-"));
  try {
    await promisify(execFile)(
      process.execPath,
      ["--import", TSX, "--conditions=@decant/source", BUILD].concat([
        root,
        lesson,
        draft,
      ]),
      { signal, timeout: TIMEOUT_MS, windowsHide: true },
    );
    await rename(join(draft, "lessons", `${lesson}.json`), file);
    const paths = await filesIn(draft);
    for (const path of paths) await put(join(draft, path), join(folder, path));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function hashOf(
  folder: string,
  more: readonly string[],
): Promise<string> {
  const hash = createHash("sha256");
  const paths = await filesIn(folder);
  for (const path of [...paths.map((one) => join(folder, one)), ...more]) {
    hash.update(`${path}\0`);
    hash.update(await readFile(path).catch(() => ""));
  }
  return hash.digest("hex").slice(0, 24);
}

/** The paths of the files within a folder, in their order. */
async function filesIn(folder: string): Promise<string[]> {
  const items = await readdir(folder, { withFileTypes: true });
  const paths = await Promise.all(
    items
      .filter(({ name }) => !NOT_SOURCE.test(name))
      .map(async (item) => {
        if (!item.isDirectory()) return [item.name];
        const within = await filesIn(join(folder, item.name));
        return within.map((path) => join(item.name, path));
      }),
  );
  return paths.flat().toSorted();
}

/** Python's sides are missing as long as their packages are. */
async function isWhole(file: string, sides: Lesson["sides"]): Promise<boolean> {
  try {
    const made = JSON.parse(await readFile(file, "utf8")) as LessonBundle;
    return sides.every(({ name }) => name in made.sides);
  } catch {
    return false;
  }
}

/** What is there already stays: a browser has it in its cache. */
async function put(from: string, to: string): Promise<void> {
  const before = await readFile(to).catch(() => undefined);
  if (before?.equals(await readFile(from))) return;
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to);
}
