import { createHash, randomUUID } from "node:crypto";
import { apply } from "./apply.ts";
import { CodeGate, makeCode } from "./code.ts";
import { Course } from "./course.ts";
import { exportVotes } from "./csv.ts";
import { TeacherKey } from "./doors.ts";
import { type Log, openMemoryLog, StoreAway } from "./log.ts";
import { News } from "./news.ts";
import type { ClassPlan } from "./plan.ts";
import { Presence } from "./presence.ts";
import type { Reply } from "./protocol.ts";
import { type ClassState, type Command, newState } from "./state.ts";

const HEARTBEAT_MS = 1000;

export interface RoomOptions {
  readonly plan: ClassPlan;
  /** How the class calls the teacher. */
  readonly teacher: string;
  /** Several processes serve the class, whose state is in this Redis. */
  readonly redisUrl?: string;
}

/** A class, as one process holds it. */
export class Room {
  readonly course: Course;
  readonly presence = new Presence();
  readonly news: News;
  readonly key = new TeacherKey();
  /** Of this process. */
  readonly id = randomUUID();
  readonly redisUrl: string | undefined;
  readonly #beat: NodeJS.Timeout;
  readonly #onEnd: (() => void)[] = [];
  readonly #onLeave: (() => void)[] = [];
  #state: ClassState;
  #gate: CodeGate;
  #log: Log | undefined;
  /** Tells the other processes who is connected to this one. */
  tellOthers: () => void = () => {};

  private constructor({ plan, teacher, redisUrl }: RoomOptions) {
    this.course = new Course(plan);
    this.redisUrl = redisUrl;
    const digest = createHash("sha256").update(JSON.stringify(plan));
    this.#state = newState(
      { code: makeCode(), teacher },
      this.course.first,
      digest.digest("hex"),
      Date.now(),
    );
    this.#gate = new CodeGate(this.#state.code);
    this.news = new News(this);
    this.#beat = setInterval(() => this.#onBeat(), HEARTBEAT_MS);
  }

  /**
   * Opens a class; with Redis, the one that other processes have opened there.
   *
   * @throws Error with one sentence if Redis does not answer, or has a class
   *   with other lessons
   */
  static async open(options: RoomOptions): Promise<Room> {
    const room = new Room(options);
    const replica = {
      state: () => room.#state,
      apply: (command: Command) => room.#apply(command),
      adopt: (state: ClassState) => room.#adopt(state),
      setAway: (isAway: boolean) =>
        room.news.setNotice(isAway ? new StoreAway().message : null),
    };
    try {
      room.#log = options.redisUrl
        ? await (await import("./redis-log.ts")).openRedisLog(
            options.redisUrl,
            replica,
          )
        : openMemoryLog(replica);
    } catch (error) {
      room.#stop();
      throw error;
    }
    return room;
  }

  get state(): ClassState {
    return this.#state;
  }

  get gate(): CodeGate {
    return this.#gate;
  }

  /**
   * Adds a command to the class.
   *
   * @throws StoreAway if Redis does not answer
   */
  async take(command: Command): Promise<Reply> {
    if (!this.#log) throw new StoreAway();
    return this.#log.append(command);
  }

  /** Calls back once the class is over, for whatever reason. */
  onEnd(callback: () => void): void {
    this.#onEnd.push(callback);
  }

  /** Calls back once this process has left the class. */
  onLeave(callback: () => void): void {
    this.#onLeave.push(callback);
  }

  exportVotes(): string {
    return exportVotes(this.course, this.#state);
  }

  /** Leaves the class; if no other process serves it, it is over. */
  async close(): Promise<void> {
    if (!this.presence.isShared && !this.#state.isOver) {
      await this.take({ kind: "end" }).catch(() => {});
    }
    this.#stop();
    await this.#log?.close();
    for (const callback of this.#onLeave) callback();
  }

  #stop(): void {
    clearInterval(this.#beat);
    this.news.stop();
  }

  #apply(command: Command): Reply {
    const reply = apply(this.course, this.#state, command);
    if (reply.ok) this.news.changed(command);
    if (reply.ok && command.kind === "end") {
      this.#stop();
      for (const callback of this.#onEnd) callback();
    }
    return reply;
  }

  #adopt(state: ClassState): void {
    if (state.plan !== this.#state.plan) {
      throw new Error(
        "The class in this Redis has other lessons: start all its processes from the same files.",
      );
    }
    if (state.code !== this.#state.code) this.#gate = new CodeGate(state.code);
    this.#state = state;
    this.news.everything();
  }

  #onBeat(): void {
    this.news.peopleChanged(this.presence.forgetSilent());
    this.tellOthers();
    const { console } = this.#state;
    const own = this.presence.console;
    if (this.presence.isGone(console) && console !== null) {
      void this.take({ kind: "release", console }).catch(() => {});
    }
    if (console === null && own !== null) {
      void this.take({ kind: "claim", console: own }).catch(() => {});
    }
  }
}
