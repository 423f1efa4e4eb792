import type { Lesson, Side } from "@decant/catalog";
import {
  type Answer,
  CookieJar,
  checkRequest,
  LessonFault,
  type WireRequest,
} from "@decant/exchange";
import { Groups, type SharedInstance } from "./groups.ts";
import { available, findSide } from "./hosts.ts";
import { Losses } from "./losses.ts";
import { orDropped } from "./or-dropped.ts";
import { busy, StartQueue } from "./start-queue.ts";

const IDLE_MS = 10 * 60_000;
const INSTANCES = 240;
const PROCESSES = 16;

export interface VisitorsOptions {
  /** How long an instance is kept without a request; ten minutes. */
  idleMs?: number;
  /** How many instances may run at once; 240. */
  instances?: number;
  /** How many processes may run the TypeScript sides; 16. */
  processes?: number;
  /** How long a request may take; ten seconds. */
  timeoutMs?: number;
}

/** An answer to a visitor. */
export interface VisitorAnswer extends Answer {
  /** What became of the state that they had before, in a sentence. */
  lost?: string;
}

interface Entry {
  readonly lesson: Lesson;
  readonly side: Side;
  readonly instance: Promise<SharedInstance>;
  readonly jar: CookieJar;
  /** Runs while no request is pending. */
  idle: NodeJS.Timeout | undefined;
  /** Requests that have no answer yet. */
  pending: number;
  /** Whether there is a state that could be missed. */
  hasAnswered: boolean;
}

/**
 * Runs lessons for many visitors at once: each visitor has an app of their own
 * for each side of a lesson, with its own state and cookies. Idle ones are
 * ended, and those idle for longest where there is no room; whoever lost state
 * is told with their next answer.
 */
export class Visitors {
  /** By visitor, lesson and side; the one longest without a request first. */
  readonly #entries = new Map<string, Entry>();
  readonly #groups = new Groups();
  readonly #queue = new StartQueue();
  readonly #losses = new Losses();
  readonly #options: Required<Omit<VisitorsOptions, "timeoutMs">>;
  readonly #timeoutMs: number | undefined;
  #isEnded = false;

  constructor({ timeoutMs, ...options }: VisitorsOptions = {}) {
    this.#timeoutMs = timeoutMs;
    this.#options = {
      idleMs: IDLE_MS,
      instances: INSTANCES,
      processes: PROCESSES,
      ...options,
    };
  }

  /**
   * Sends a request to the visitor's instance of a side, which is started if
   * there is none.
   *
   * @param visitor - any text that names the visitor
   * @param name - the side's name
   * @param signal - aborted once nobody waits for the answer
   * @throws BadRequest if the request is malformed: nothing is sent
   * @throws LessonFault if there is no usable answer. After `crashed` and
   *   `timeout` the instance is ended, and the next request gets a fresh one.
   */
  async send(
    visitor: string,
    lesson: Lesson,
    name: string,
    request: WireRequest,
    signal?: AbortSignal,
  ): Promise<VisitorAnswer> {
    checkRequest(request);
    const key = keyOf(visitor, lesson, name);
    const side = findSide(lesson, name);
    const known = this.#entries.get(key);
    // Another object has been read anew.
    const isStale = known !== undefined && known.lesson !== lesson;
    if (isStale) void this.#drop(key, "its files have changed on disk");
    const entry = known && !isStale ? known : this.#open(key, lesson, side);
    // Taken out and put back in: the map's order is that of the last use.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    entry.pending += 1;
    clearTimeout(entry.idle);
    try {
      const instance = await orDropped(entry.instance, signal);
      const answer = await instance.send(request, {
        jar: entry.jar,
        signal,
        ...(this.#timeoutMs && { timeoutMs: this.#timeoutMs }),
      });
      entry.hasAnswered = true;
      return { ...answer, ...this.#losses.take(key) };
    } catch (error) {
      throw await this.#afterFault(key, entry, error);
    } finally {
      entry.pending -= 1;
      this.#watchIdle(key, entry);
    }
  }

  /** Starts what the first visitor of any lesson would wait for. */
  warm(lesson: Lesson): void {
    if (!this.#isEnded) this.#groups.warm(lesson);
  }

  /** Ends the visitor's instances of a lesson: the next request starts afresh. */
  async reset(visitor: string, lesson: Lesson): Promise<void> {
    const keys = lesson.sides.map(({ name }) => keyOf(visitor, lesson, name));
    await Promise.all(keys.map((key) => this.#drop(key)));
  }

  /** Ends the visitor's instance of one side: the next request starts afresh. */
  async restart(visitor: string, lesson: Lesson, name: string): Promise<void> {
    await this.#drop(keyOf(visitor, lesson, name));
  }

  /** Ends every process; later requests are refused. */
  async end(): Promise<void> {
    this.#isEnded = true;
    const keys = [...this.#entries.keys()];
    await Promise.all(keys.map((key) => this.#drop(key)));
    await this.#groups.end();
  }

  #open(key: string, lesson: Lesson, side: Side): Entry {
    if (this.#isEnded) {
      throw new LessonFault("not-started", "The lab has been shut down.");
    }
    const missing = available(lesson, side.name);
    if (missing) throw new LessonFault("not-started", missing);
    if (this.#entries.size >= this.#options.instances) this.#dropIdlest();
    const start = () => {
      this.#makeRoomFor(lesson, side);
      return this.#groups.open(lesson, side);
    };
    const entry: Entry = {
      lesson,
      side,
      instance: this.#queue.add(start, () => entry.pending > 0),
      jar: new CookieJar(),
      idle: undefined,
      pending: 0,
      hasAnswered: false,
    };
    void this.#watchEnd(key, entry);
    return entry;
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

  #watchIdle(key: string, entry: Entry): void {
    if (entry.pending > 0 || this.#entries.get(key) !== entry) return;
    const end = () => void this.#drop(key, "it was not used for a while");
    entry.idle = setTimeout(end, this.#options.idleMs).unref();
  }

  #dropIdlest(): void {
    const idle = [...this.#entries].find(([, { pending }]) => pending === 0);
    if (!idle) throw busy();
    void this.#drop(idle[0], "others needed its place");
  }

  /** Where all processes are taken, the lesson idle for longest goes. */
  #makeRoomFor(lesson: Lesson, side: Side): void {
    if (!isNode(side) || this.#groups.has(lesson, side)) return;
    if (this.#groups.size < this.#options.processes) return;
    const candidates = [...this.#entries].filter(([, one]) => isNode(one.side));
    const idle = idlestLesson(candidates.map(([, entry]) => entry));
    if (!idle) throw busy();
    for (const [key, entry] of candidates) {
      if (entry.lesson !== idle) continue;
      void this.#drop(key, "other lessons needed its place");
    }
  }

  /** Ends an instance that can answer no more, and says so. */
  async #afterFault(key: string, entry: Entry, error: unknown) {
    if (!(error instanceof LessonFault)) return error;
    const { kind, message } = error;
    if (kind !== "crashed" && kind !== "timeout") return error;
    if (kind === "timeout") (await entry.instance).retire();
    if (this.#entries.get(key) === entry) void this.#drop(key);
    this.#losses.take(key);
    return new LessonFault(
      kind,
      `${message} Its state is lost: the next request starts it afresh.`,
    );
  }

  /** @param reason - why, for whoever misses it; none if they know */
  async #drop(key: string, reason = ""): Promise<void> {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#lose(key, entry, reason);
    const instance = await entry.instance.catch(() => undefined);
    await instance?.end();
  }

  #lose(key: string, entry: Entry, reason: string): void {
    if (this.#entries.get(key) !== entry) return;
    this.#entries.delete(key);
    clearTimeout(entry.idle);
    if (reason && entry.hasAnswered) this.#losses.add(key, reason);
  }
}

function keyOf(visitor: string, lesson: Lesson, name: string): string {
  return JSON.stringify([visitor, lesson.folder, name]);
}

function isNode({ language }: Side): boolean {
  return language === "typescript";
}

/** The lesson without a pending request whose last use is the oldest. */
function idlestLesson(entries: readonly Entry[]): Lesson | undefined {
  const lessons = new Set(entries.toReversed().map(({ lesson }) => lesson));
  return [...lessons].findLast((lesson) =>
    entries.every((entry) => entry.lesson !== lesson || entry.pending === 0),
  );
}
