import { EventEmitter, once } from "node:events";
import {
  type FSWatcher,
  readdirSync,
  type Stats,
  statSync,
  watch,
} from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Lesson } from "@decant/catalog";
import { DATA_FILE } from "./data-files.ts";
import { UserError } from "./user-error.ts";

/** An editor writes several files, and one of them several times. */
const SETTLE_MS = 100;
const PATHS_TOLD = 3;
const NOT_WATCHED = /^\.|~$|^(?:node_modules|dist|instance|__pycache__)$/;

/** What a lesson's answers come from: its files and folders at the top. */
export function placesOf({ sides }: Lesson): string[] {
  const python = sides.filter(({ language }) => language === "python");
  return [
    "src",
    ...python.map(({ entry }) => basename(dirname(entry))),
    "templates",
    "static",
    "requests.http",
  ];
}

/** Tells which files of a folder were saved. */
export class Saves {
  readonly #directory: string;
  readonly #places: readonly string[];
  readonly #signal: AbortSignal;
  readonly #events = new EventEmitter();
  readonly #watchers = new Map<string, FSWatcher>();
  #known: ReadonlyMap<string, string>;

  /**
   * @param places - the names of the files and folders in it that matter;
   *   those that are not there may come
   * @param signal - ends the watching
   */
  constructor(
    directory: string,
    places: readonly string[],
    signal: AbortSignal,
  ) {
    this.#directory = directory;
    this.#places = places;
    this.#signal = signal;
    this.#known = this.#readStamps();
    signal.addEventListener("abort", () => this.#close());
  }

  /**
   * Waits for the next save, unless there was one since the last call.
   *
   * @returns the paths that changed, relative to the folder; undefined once
   *   the watching has ended
   * @throws UserError if the system watches no more folders
   */
  async next(): Promise<string[] | undefined> {
    while (!this.#signal.aborted) {
      this.#watchFolders();
      const changed = this.#changes();
      if (changed.length > 0) return changed;
      try {
        await once(this.#events, "event", { signal: this.#signal });
        await wait(SETTLE_MS, undefined, { signal: this.#signal });
      } catch {
        return undefined;
      }
    }
    return undefined;
  }

  #changes(): string[] {
    const before = this.#known;
    this.#known = this.#readStamps();
    return Array.from(new Set([...before.keys(), ...this.#known.keys()]))
      .filter((path) => before.get(path) !== this.#known.get(path))
      .toSorted();
  }

  /** For each file what is another after a save. */
  #readStamps(): Map<string, string> {
    const stamps = new Map<string, string>();
    for (const { path, stats } of this.#walk()) {
      if (!stats.isFile()) continue;
      const name = relative(this.#directory, path).split(sep).join("/");
      stamps.set(name, `${stats.mtimeMs} ${stats.size}`);
    }
    return stamps;
  }

  /** A folder that was made anew has another watcher. */
  #watchFolders(): void {
    const folders = new Map<string, string>();
    for (const { path, stats } of this.#walk()) {
      if (!stats.isDirectory()) continue;
      folders.set(`${path} ${stats.ino} ${stats.birthtimeMs}`, path);
    }
    folders.set("", this.#directory);
    for (const [key, watcher] of this.#watchers) {
      if (folders.has(key)) continue;
      watcher.close();
      this.#watchers.delete(key);
    }
    for (const [key, path] of folders) {
      if (!this.#watchers.has(key)) this.#watchers.set(key, this.#watch(path));
    }
  }

  #watch(folder: string): FSWatcher {
    const tell = () => this.#events.emit("event");
    try {
      return watch(folder, tell).on("error", tell);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "ENOSPC" && code !== "EMFILE") throw error;
      throw new UserError(
        `${folder} cannot be watched: this system watches no more folders. End other programs that watch files.`,
      );
    }
  }

  *#walk(): Generator<{ path: string; stats: Stats }> {
    const paths = this.#places.map((place) => join(this.#directory, place));
    for (const path of paths) {
      const stats = statSync(path, { throwIfNoEntry: false });
      if (!stats) continue;
      yield { path, stats };
      if (stats.isDirectory()) paths.push(...listFolder(path));
    }
  }

  #close(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }
}

function listFolder(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !NOT_WATCHED.test(name) && !DATA_FILE.test(name))
    .map((name) => join(folder, name));
}

/** The line above what comes of a save; none where nothing was saved. */
export function tellSaved(paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const few = paths.length <= PATHS_TOLD;
  return [`Saved: ${few ? paths.join(", ") : `${paths.length} files`}`];
}

/**
 * Runs a task once, and anew at each save. A run that is not done by then is
 * given up.
 *
 * @param task - gets the paths that changed, none at first, and a signal that
 *   is aborted when its work is not wanted any more
 */
export async function atEachSave(
  saves: Saves,
  task: (paths: readonly string[], signal: AbortSignal) => Promise<void>,
): Promise<void> {
  let paths: string[] | undefined = [];
  while (paths) {
    const run = new AbortController();
    const done = task(paths, run.signal);
    const failed = done.then(() => new Promise<never>(() => undefined));
    paths = await Promise.race([saves.next(), failed]);
    run.abort();
    await done;
  }
}
