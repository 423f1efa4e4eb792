import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Bug, Lesson } from "@decant/catalog";
import { applyBug, makeCopy } from "@decant/lab";

/** Says which bug a copy has: without a word that gives it away. */
const SEED = ".seed";

/** A copy of a lesson with one of its bugs, for the learner to edit. */
export class PracticeCopy {
  /** Relative to the repository's folder: `.decant/practice-18-1`. */
  readonly name: string;
  readonly directory: string;
  readonly #lesson: Lesson;
  readonly #bug: Bug;

  /**
   * The bug's number is in the name of the folder: its own would say too much.
   *
   * @param root - the repository's folder
   */
  constructor(root: string, lesson: Lesson, bug: Bug) {
    const number = lesson.bugs.indexOf(bug) + 1;
    this.name = `.decant/practice-${lesson.number}-${number}`;
    this.directory = join(root, this.name);
    this.#lesson = lesson;
    this.#bug = bug;
  }

  /**
   * Makes the copy, unless it is there from an earlier hunt that has not ended.
   *
   * @returns whether it was there
   */
  open(): boolean {
    const path = join(this.directory, SEED);
    if (existsSync(path) && readFileSync(path, "utf8") === this.#seed()) {
      return true;
    }
    this.reset();
    return false;
  }

  /** Makes the copy anew; what was edited is lost. */
  reset(): void {
    mkdirSync(this.directory, { recursive: true });
    for (const name of readdirSync(this.directory)) {
      rmSync(join(this.directory, name), { recursive: true });
    }
    makeCopy(this.#lesson, this.directory);
    rmSync(join(this.directory, "bugs"), { recursive: true });
    applyBug(this.directory, this.#bug);
    writeFileSync(join(this.directory, SEED), this.#seed());
  }

  /** Lets the next hunt for this bug begin with a new copy. */
  close(): void {
    rmSync(join(this.directory, SEED), { force: true });
  }

  #seed(): string {
    return createHash("sha256").update(this.#bug.diff).digest("hex");
  }
}
