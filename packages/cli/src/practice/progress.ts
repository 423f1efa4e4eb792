import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Bug, Lesson } from "@decant/catalog";
import { UserError } from "../user-error.ts";

const FILE = ".decant/progress.json";

/** The names of the bugs that were solved, by the lesson's folder. */
type Solved = Readonly<Record<string, readonly string[]>>;

/** Which bugs were solved, kept in a file of the repository's folder. */
export class Progress {
  readonly #path: string;

  /** @param root - the repository's folder */
  constructor(root: string) {
    this.#path = join(root, FILE);
  }

  /** @throws UserError if the file is not one that this class wrote */
  isSolved(lesson: Lesson, bug: Bug): boolean {
    return this.#read()[lesson.folder]?.includes(bug.name) ?? false;
  }

  /** @throws UserError if the file is not one that this class wrote */
  solve(lesson: Lesson, bug: Bug): void {
    const solved = this.#read();
    const names = new Set([...(solved[lesson.folder] ?? []), bug.name]);
    const all: Solved = { ...solved, [lesson.folder]: [...names].toSorted() };
    mkdirSync(dirname(this.#path), { recursive: true });
    // A full disk leaves the old file as it is.
    const next = `${this.#path}.new`;
    writeFileSync(next, `${JSON.stringify({ solved: all }, null, 2)}\n`);
    renameSync(next, this.#path);
  }

  #read(): Solved {
    let text: string;
    try {
      text = readFileSync(this.#path, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
      throw error;
    }
    const solved = parse(text);
    if (solved) return solved;
    throw new UserError(
      `${FILE} is not what practice wrote: mend it, or delete it to begin anew.`,
    );
  }
}

function parse(text: string): Solved | undefined {
  try {
    const { solved } = JSON.parse(text) as { solved?: unknown };
    const lists = Object.values(solved ?? []);
    const isWhole =
      typeof solved === "object" &&
      solved !== null &&
      lists.every(Array.isArray);
    return isWhole ? (solved as Solved) : undefined;
  } catch {
    return undefined;
  }
}
