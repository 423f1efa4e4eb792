import type { Bug, Lesson } from "@decant/catalog";
import { fixOf, runTests, type TestRun } from "@decant/lab";
import type { PracticeCopy } from "./copy.ts";
import type { Progress } from "./progress.ts";
import { showDiff, showRun } from "./show.ts";

/** What {@link Hunt.press} knows. */
export const KEYS = "h hint · r reset · f the author's fix · q quit";

/** What a hunt works on, and where its lines go. */
export interface HuntOptions {
  readonly lesson: Lesson;
  readonly bug: Bug;
  readonly copy: PracticeCopy;
  readonly progress: Progress;
  readonly print: (...lines: readonly string[]) => void;
  /** Called once the bug is solved, or the learner has had enough. */
  readonly end: () => void;
}

/** One learner's hunt for one bug. */
export class Hunt {
  readonly #options: HuntOptions;
  #hints = 0;
  /** What the next `y` does. */
  #asked: (() => void) | undefined;

  constructor(options: HuntOptions) {
    this.#options = options;
  }

  /**
   * Runs the tests in the copy and shows the verdict; the hunt ends when they
   * pass.
   *
   * @param signal - when aborted, nothing is shown
   * @returns whether the bug is solved
   */
  async run(signal?: AbortSignal): Promise<boolean> {
    const { copy, print, end } = this.#options;
    let run: TestRun;
    try {
      run = await runTests(copy.directory, signal);
    } catch (error) {
      if (!signal?.aborted) print((error as Error).message);
      return false;
    }
    if (signal?.aborted) return false;
    print("", ...showRun(run));
    if (run.passed) {
      this.#solve();
      end();
    }
    return run.passed;
  }

  /** Does what a key stands for. */
  press(key: string): void {
    const { copy, print, end } = this.#options;
    const asked = this.#asked;
    this.#asked = undefined;
    if (asked && key === "y") asked();
    else if (key === "q") end();
    else if (key === "h") this.#hint();
    else if (key === "r") {
      this.#ask("Begin anew? Your edits are lost.", () => {
        copy.reset();
        print("The copy is as it was at the beginning.");
      });
    } else if (key === "f") {
      this.#ask("Show the author's fix?", () => this.#showFix());
    } else if (asked) print("The hunt goes on.");
  }

  #ask(question: string, action: () => void): void {
    this.#asked = action;
    this.#options.print(`${question} y: yes. Any other key: no.`);
  }

  #hint(): void {
    const { bug, print } = this.#options;
    const { hints } = bug;
    const hint = hints[this.#hints];
    if (hint === undefined) {
      print("There is no further hint: f shows the author's fix.");
      return;
    }
    this.#hints += 1;
    print(`Hint ${this.#hints} of ${hints.length}: ${hint}`);
  }

  #solve(): void {
    const { lesson, bug, copy, progress, print } = this.#options;
    progress.solve(lesson, bug);
    copy.close();
    print(`Solved: ${bug.title}.`, "");
    this.#showFix();
    const left = lesson.bugs.filter((each) => !progress.isSolved(lesson, each));
    print(
      "",
      left.length > 0
        ? `${left.length} of ${lesson.bugs.length} bugs left: npx decant practice ${lesson.number}`
        : `All bugs of lesson ${lesson.number} are solved.`,
    );
  }

  #showFix(): void {
    const { lesson, bug, print } = this.#options;
    print("The author's fix:", ...showDiff(fixOf(lesson, bug)));
  }
}
