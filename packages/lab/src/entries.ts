import type { Lesson, Side } from "@decant/catalog";
import type { CookieJar } from "@decant/exchange";
import type { SharedInstance } from "./groups.ts";
import { Losses } from "./losses.ts";
import { busy } from "./start-queue.ts";

/** A visitor's instance of a side, and what is known of it. */
export interface Entry {
  readonly lesson: Lesson;
  readonly side: Side;
  /** Whether it runs on a private copy. */
  readonly isEdited: boolean;
  /** The changed files' text by path, as JSON. */
  readonly changes: string;
  readonly instance: Promise<SharedInstance>;
  /** Aborted once the instance is not wanted, even before it has started. */
  readonly unwanted: AbortController;
  readonly jar: CookieJar;
  /** Runs while no request is pending. */
  idle: NodeJS.Timeout | undefined;
  /** Requests that have no answer yet. */
  pending: number;
  /** Whether there is a state that could be missed. */
  hasAnswered: boolean;
}

/** The instances that run, each until it is dropped, idle, or ends by itself. */
export class Entries {
  /** By visitor, lesson and side; the one longest without a request first. */
  readonly #entries = new Map<string, Entry>();
  readonly #idleMs: number;
  /** What became of those that are gone. */
  readonly losses = new Losses();

  /** @param idleMs - how long one is kept without a request */
  constructor(idleMs: number) {
    this.#idleMs = idleMs;
  }

  get(key: string): Entry | undefined {
    return this.#entries.get(key);
  }

  /** Those of which a thing is true, the one longest without a request first. */
  filter(holds: (entry: Entry) => boolean): [key: string, entry: Entry][] {
    return [...this.#entries].filter(([, entry]) => holds(entry));
  }

  add(key: string, entry: Entry): void {
    this.#entries.set(key, entry);
    void this.#watchEnd(key, entry);
  }

  /** Keeps an entry from being idle until {@link rest}. */
  use(key: string, entry: Entry): void {
    // Taken out and put back in: the map's order is that of the last use.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    entry.pending += 1;
    clearTimeout(entry.idle);
  }

  /** Says that a request has its answer. */
  rest(key: string, entry: Entry): void {
    entry.pending -= 1;
    if (entry.pending > 0 || this.#entries.get(key) !== entry) return;
    const end = () => void this.drop(key, "it was not used for a while");
    entry.idle = setTimeout(end, this.#idleMs).unref();
  }

  /**
   * Where as many run as may, the one idle for longest goes.
   *
   * @throws LessonFault `busy` if none is idle
   */
  limit(most: number, counts: (entry: Entry) => boolean): void {
    const counted = this.filter(counts);
    if (counted.length < most) return;
    const idle = counted.find(([, { pending }]) => pending === 0);
    if (!idle) throw busy();
    void this.drop(idle[0], "others needed its place");
  }

  /**
   * Ends an instance.
   *
   * @param reason - why, for whoever misses it; none if they know
   */
  async drop(key: string, reason = ""): Promise<void> {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#lose(key, entry, reason);
    const instance = await entry.instance.catch(() => undefined);
    await instance?.end();
  }

  async dropAll(): Promise<void> {
    const keys = [...this.#entries.keys()];
    await Promise.all(keys.map((key) => this.drop(key)));
  }

  /** Forgets an instance once it has ended by itself. */
  async #watchEnd(key: string, entry: Entry): Promise<void> {
    try {
      const { gone } = await entry.instance;
      this.#lose(key, entry, await gone);
    } catch {
      this.#lose(key, entry, "");
    }
  }

  #lose(key: string, entry: Entry, reason: string): void {
    if (this.#entries.get(key) !== entry) return;
    this.#entries.delete(key);
    entry.unwanted.abort();
    clearTimeout(entry.idle);
    if (reason && entry.hasAnswered) this.losses.add(key, reason);
  }
}

/** The lesson without a pending request whose last use is the oldest. */
export function idlestLesson(entries: readonly Entry[]): Lesson | undefined {
  const lessons = new Set(entries.toReversed().map(({ lesson }) => lesson));
  return [...lessons].findLast((lesson) =>
    entries.every((entry) => entry.lesson !== lesson || entry.pending === 0),
  );
}
