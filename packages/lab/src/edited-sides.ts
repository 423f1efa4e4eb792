import type { Lesson } from "@decant/catalog";
import { type Copy, makeTemporaryCopy } from "./copies.ts";
import type { Groups, SharedInstance } from "./groups.ts";
import { findSide } from "./hosts.ts";

/** Runs changed sides, each on a copy and in a process of its own. */
export class EditedSides {
  readonly #groups: Groups;
  readonly #startMs: number;
  readonly #copies = new Set<Copy>();

  /** @param startMs - how long a start may take */
  constructor(groups: Groups, startMs: number) {
    this.#groups = groups;
    this.#startMs = startMs;
  }

  /**
   * Opens a side with changed files; its copy is removed when it has ended.
   *
   * @param files - the changed files' text by path
   * @param unwanted - aborted if nobody wants it any more before it has started
   * @throws LessonFault `not-started`
   */
  async open(
    lesson: Lesson,
    name: string,
    files: Readonly<Record<string, string>>,
    unwanted: AbortSignal,
  ): Promise<SharedInstance> {
    const copy = makeTemporaryCopy(lesson, files);
    this.#copies.add(copy);
    const start = new AbortController();
    const giveUp = () => start.abort();
    const timer = setTimeout(giveUp, this.#startMs);
    unwanted.addEventListener("abort", giveUp);
    try {
      const instance = await this.#groups.openAlone(
        copy.lesson,
        findSide(copy.lesson, name),
        start.signal,
      );
      void this.#removeAfter(instance, copy);
      return instance;
    } catch (error) {
      this.#remove(copy);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Removes every copy. */
  end(): void {
    for (const copy of this.#copies) this.#remove(copy);
  }

  async #removeAfter({ gone }: SharedInstance, copy: Copy): Promise<void> {
    await gone;
    this.#remove(copy);
  }

  #remove(copy: Copy): void {
    copy.remove();
    this.#copies.delete(copy);
  }
}
