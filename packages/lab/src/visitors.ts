import type { Lesson, Side } from "@decant/catalog";
import {
  type Answer,
  CookieJar,
  checkRequest,
  LessonFault,
  type WireRequest,
} from "@decant/exchange";
import { EditedSides } from "./edited-sides.ts";
import { Entries, type Entry, idlestLesson } from "./entries.ts";
import { Groups } from "./groups.ts";
import { available, findSide } from "./hosts.ts";
import { orDropped } from "./or-dropped.ts";
import { busy, StartQueue } from "./start-queue.ts";
import { TestRuns } from "./test-runs.ts";

const IDLE_MS = 10 * 60_000;
const INSTANCES = 240;
const PROCESSES = 16;
const COPIES = 8;
const START_MS = 15_000;
const TIMEOUT_MS = 10_000;

export interface VisitorsOptions {
  /** How long an instance is kept without a request; ten minutes. */
  idleMs?: number;
  /** How many instances may run at once; 240. */
  instances?: number;
  /** How many processes may run the TypeScript sides; 16. */
  processes?: number;
  /** How many changed sides may run at once, each on its copy; 8. */
  copies?: number;
  /** How long the start of a changed side may take; 15 seconds. */
  startMs?: number;
  /** How long a request may take; ten seconds. */
  timeoutMs?: number;
}

/** An answer to a visitor. */
export interface VisitorAnswer extends Answer {
  /** What became of the state that they had before, in a sentence. */
  lost?: string;
}

/** The changed files' text by path. */
type Files = Readonly<Record<string, string>>;

/** How a request is sent. */
export interface VisitorSend {
  /** With them the side runs on a private copy. */
  readonly files?: Files;
  /** Aborted once nobody waits for the answer. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs lessons for many visitors at once: each visitor has an app of their own
 * for each side of a lesson, with its own state and cookies. Idle ones are
 * ended, and those idle for longest where there is no room; whoever lost state
 * is told with their next answer.
 */
export class Visitors {
  readonly #entries: Entries;
  readonly #groups = new Groups();
  readonly #queue = new StartQueue();
  /** Their own: one that loops for ever keeps no other side waiting. */
  readonly #editedQueue = new StartQueue();
  readonly #options: Required<VisitorsOptions>;
  readonly #edited: EditedSides;
  /** Runs of the lessons' tests. */
  readonly tests = new TestRuns();
  #isEnded = false;

  constructor(options: VisitorsOptions = {}) {
    this.#options = {
      idleMs: IDLE_MS,
      instances: INSTANCES,
      processes: PROCESSES,
      copies: COPIES,
      startMs: START_MS,
      timeoutMs: TIMEOUT_MS,
      ...options,
    };
    this.#entries = new Entries(this.#options.idleMs);
    this.#edited = new EditedSides(this.#groups, this.#options.startMs);
  }

  /**
   * Sends a request to the visitor's instance of a side, which is started if
   * there is none.
   *
   * @param visitor - any text that names the visitor
   * @param name - the side's name
   * @throws BadRequest if the request is malformed: nothing is sent
   * @throws LessonFault if there is no usable answer. After `crashed` and
   *   `timeout` the instance is ended, and the next request gets a fresh one.
   */
  async send(
    visitor: string,
    lesson: Lesson,
    name: string,
    request: WireRequest,
    { files = {}, signal }: VisitorSend = {},
  ): Promise<VisitorAnswer> {
    checkRequest(request);
    const key = keyOf(visitor, lesson, name, files);
    const side = findSide(lesson, name);
    this.#dropIfStale(key, lesson, files);
    const entry =
      this.#entries.get(key) ?? this.#open(key, lesson, side, files);
    this.#entries.use(key, entry);
    try {
      const instance = await orDropped(entry.instance, signal);
      const answer = await instance.send(request, {
        jar: entry.jar,
        signal,
        timeoutMs: this.#options.timeoutMs,
      });
      entry.hasAnswered = true;
      return { ...answer, ...this.#entries.losses.take(key) };
    } catch (error) {
      throw await this.#afterFault(key, entry, error);
    } finally {
      this.#entries.rest(key, entry);
    }
  }

  /** Starts what the first visitor of any lesson would wait for. */
  warm(lesson: Lesson): void {
    if (!this.#isEnded) this.#groups.warm(lesson);
  }

  /** Ends the visitor's instances of a lesson: the next request starts afresh. */
  async reset(visitor: string, lesson: Lesson): Promise<void> {
    await Promise.all(
      lesson.sides.map(({ name }) => this.restart(visitor, lesson, name)),
    );
  }

  /**
   * Ends the visitor's instance of one side, or that of the side with changed
   * files: the next request starts it afresh.
   */
  async restart(
    visitor: string,
    lesson: Lesson,
    name: string,
    files: Files = {},
  ): Promise<void> {
    await this.#entries.drop(keyOf(visitor, lesson, name, files));
  }

  /** Ends every process; later requests are refused. */
  async end(): Promise<void> {
    this.#isEnded = true;
    this.tests.end();
    await this.#entries.dropAll();
    await this.#groups.end();
    this.#edited.end();
  }

  #dropIfStale(key: string, lesson: Lesson, files: Files): void {
    const entry = this.#entries.get(key);
    // Another object has been read anew.
    const reason =
      entry?.lesson !== lesson
        ? "its files have changed on disk"
        : entry.changes !== JSON.stringify(files) && "its text has changed";
    if (entry && reason) void this.#entries.drop(key, reason);
  }

  #open(key: string, lesson: Lesson, side: Side, files: Files): Entry {
    if (this.#isEnded) {
      throw new LessonFault("not-started", "The lab has been shut down.");
    }
    const missing = available(lesson, side.name);
    if (missing) throw new LessonFault("not-started", missing);
    const changes = JSON.stringify(files);
    const isEdited = Object.keys(files).length > 0;
    if (isEdited)
      this.#entries.limit(this.#options.copies, (one) => one.isEdited);
    this.#entries.limit(this.#options.instances, () => true);
    const unwanted = new AbortController();
    const start = () => {
      this.#makeRoomFor(lesson, side);
      return isEdited
        ? this.#edited.open(lesson, side.name, files, unwanted.signal)
        : this.#groups.open(lesson, side);
    };
    const queue = isEdited ? this.#editedQueue : this.#queue;
    const entry: Entry = {
      lesson,
      side,
      isEdited,
      changes,
      instance: queue.add(start, () => entry.pending > 0),
      unwanted,
      jar: new CookieJar(),
      idle: undefined,
      pending: 0,
      hasAnswered: false,
    };
    this.#entries.add(key, entry);
    return entry;
  }

  /** Where all processes are taken, the lesson idle for longest goes. */
  #makeRoomFor(lesson: Lesson, side: Side): void {
    if (!isNode(side) || this.#groups.has(lesson, side)) return;
    if (this.#groups.size < this.#options.processes) return;
    const candidates = this.#entries.filter((one) => isNode(one.side));
    const idle = idlestLesson(candidates.map(([, entry]) => entry));
    if (!idle) throw busy();
    for (const [key, entry] of candidates) {
      if (entry.lesson !== idle) continue;
      void this.#entries.drop(key, "other lessons needed its place");
    }
  }

  /** Ends an instance that can answer no more, and says so. */
  async #afterFault(key: string, entry: Entry, error: unknown) {
    if (!(error instanceof LessonFault)) return error;
    const { kind, message } = error;
    if (kind !== "crashed" && kind !== "timeout") return error;
    if (kind === "timeout") (await entry.instance).retire();
    if (this.#entries.get(key) === entry) void this.#entries.drop(key);
    this.#entries.losses.take(key);
    return new LessonFault(
      kind,
      `${message} Its state is lost: the next request starts it afresh.`,
    );
  }
}

/** An edited side and the one as it is stand beside each other. */
function keyOf(
  visitor: string,
  lesson: Lesson,
  name: string,
  files: Files,
): string {
  const isEdited = Object.keys(files).length > 0;
  return JSON.stringify([visitor, lesson.folder, name, isEdited]);
}

function isNode({ language }: Side): boolean {
  return language === "typescript";
}
