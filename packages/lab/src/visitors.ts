import type { Lesson, Side } from "@decant/catalog";
import {
  type Answer,
  CookieJar,
  checkRequest,
  LessonFault,
  type WireRequest,
} from "@decant/exchange";
import type { Host } from "@decant/shared/host";
import { available, findSide, hostKind, startHostFor } from "./hosts.ts";
import { type Instance, openOn } from "./instance.ts";

const IDLE_MS = 10 * 60_000;
const CHILDREN = 40;

export interface VisitorsOptions {
  /** How long an instance is kept without a request; ten minutes. */
  idleMs?: number;
  /** How many instances may run at once; 40. */
  children?: number;
  /** How long a request may take; ten seconds. */
  timeoutMs?: number;
}

interface Entry {
  readonly instance: Promise<Instance>;
  readonly jar: CookieJar;
  /** Runs while no request is pending. */
  idle: NodeJS.Timeout | undefined;
  /** Requests that have no answer yet. */
  pending: number;
}

/**
 * Runs lessons for many visitors at once: each visitor has a process of their
 * own for each side of a lesson, with its own state and cookies, so that a
 * crash loses no other visitor's. Idle ones are ended; a spare process of each
 * kind waits, so that the next one opens quickly.
 */
export class Visitors {
  /** By visitor, lesson and side; the one longest without a request first. */
  readonly #entries = new Map<string, Entry>();
  readonly #spares = new Map<string, Host>();
  /** What ends in the background: `end` waits for it. */
  readonly #ending = new Set<Promise<void>>();
  readonly #idleMs: number;
  readonly #children: number;
  readonly #timeoutMs: number | undefined;
  #ended = false;

  constructor(options: VisitorsOptions = {}) {
    this.#idleMs = options.idleMs ?? IDLE_MS;
    this.#children = options.children ?? CHILDREN;
    this.#timeoutMs = options.timeoutMs;
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
  ): Promise<Answer> {
    checkRequest(request);
    const key = JSON.stringify([visitor, lesson.folder, name]);
    const side = findSide(lesson, name);
    const entry = this.#entries.get(key) ?? this.#open(key, lesson, side);
    // Taken out and put back in: the map's order is that of the last use.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    entry.pending += 1;
    clearTimeout(entry.idle);
    try {
      const instance = await entry.instance;
      return await instance.send(request, {
        jar: entry.jar,
        signal,
        ...(this.#timeoutMs && { timeoutMs: this.#timeoutMs }),
      });
    } catch (error) {
      throw this.#afterFault(key, entry, error);
    } finally {
      entry.pending -= 1;
      this.#watchIdle(key, entry);
      this.#keepSpare(lesson, side);
    }
  }

  /** Ends the visitor's instances of a lesson: the next request starts afresh. */
  async reset(visitor: string, lesson: Lesson): Promise<void> {
    const keys = lesson.sides.map(({ name }) =>
      JSON.stringify([visitor, lesson.folder, name]),
    );
    await Promise.all(keys.map((key) => this.#drop(key)));
  }

  /** Ends every process; later requests are refused. */
  async end(): Promise<void> {
    this.#ended = true;
    for (const key of this.#entries.keys()) void this.#drop(key);
    for (const spare of this.#spares.values()) void this.#track(spare.end());
    this.#spares.clear();
    await Promise.all(this.#ending);
  }

  #open(key: string, lesson: Lesson, side: Side): Entry {
    if (this.#ended) {
      throw new LessonFault("not-started", "The lab has been shut down.");
    }
    const missing = available(lesson, side.name);
    if (missing) throw new LessonFault("not-started", missing);
    this.#makeRoom();
    const host = this.#takeSpare(lesson, side) ?? startHostFor(lesson, side);
    const instance = openOn(host, side);
    // Whoever sends hears of it.
    instance.catch(() => undefined);
    return {
      instance,
      jar: new CookieJar(),
      idle: undefined,
      pending: 0,
    };
  }

  #watchIdle(key: string, entry: Entry): void {
    if (entry.pending > 0 || this.#entries.get(key) !== entry) return;
    entry.idle = setTimeout(() => void this.#drop(key), this.#idleMs).unref();
  }

  #makeRoom(): void {
    if (this.#entries.size < this.#children) return;
    const idle = [...this.#entries].find(([, { pending }]) => pending === 0);
    if (!idle) {
      throw new LessonFault(
        "busy",
        "Too many lessons are running: try again in a few seconds.",
      );
    }
    void this.#drop(idle[0]);
  }

  #takeSpare(lesson: Lesson, side: Side): Host | undefined {
    const kind = hostKind(lesson, side);
    const spare = this.#spares.get(kind);
    this.#spares.delete(kind);
    return spare;
  }

  #keepSpare(lesson: Lesson, side: Side): void {
    const kind = hostKind(lesson, side);
    if (this.#ended || this.#spares.has(kind)) return;
    const spare = startHostFor(lesson, side);
    this.#spares.set(kind, spare);
    void this.#forgetSpare(kind, spare);
  }

  async #forgetSpare(kind: string, spare: Host): Promise<void> {
    await spare.gone;
    if (this.#spares.get(kind) === spare) this.#spares.delete(kind);
  }

  /** Ends an instance that can answer no more, and says so. */
  #afterFault(key: string, entry: Entry, error: unknown): unknown {
    if (!(error instanceof LessonFault)) return error;
    const { kind, message } = error;
    const lost = kind === "crashed" || kind === "timeout";
    if (!lost && kind !== "not-started") return error;
    if (this.#entries.get(key) === entry) void this.#drop(key);
    if (!lost) return error;
    return new LessonFault(
      kind,
      `${message} Its state is lost: the next request starts it afresh.`,
    );
  }

  #drop(key: string): Promise<void> {
    const entry = this.#entries.get(key);
    if (!entry) return Promise.resolve();
    this.#entries.delete(key);
    clearTimeout(entry.idle);
    return this.#track(
      entry.instance.then(
        (instance) => instance.end(),
        () => undefined,
      ),
    );
  }

  #track(ending: Promise<void>): Promise<void> {
    this.#ending.add(ending);
    return ending.finally(() => this.#ending.delete(ending));
  }
}
