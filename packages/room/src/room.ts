import { createHash, randomUUID } from "node:crypto";
import { apply } from "./apply.ts";
import { CodeGate, makeCode } from "./code.ts";
import { Course } from "./course.ts";
import { exportVotes } from "./csv.ts";
import { makeKey, TeacherKey } from "./doors.ts";
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
  readonly key = new TeacherKey(() => this.#state.key);
  /** Of this process. */
  readonly id = randomUUID();
  readonly redisUrl: string | undefined;
  readonly #teacher: string;
  readonly #beat: NodeJS.Timeout;
  readonly #onOpen: (() => void)[] = [];
  readonly #onEnd: (() => void)[] = [];
  readonly #onLeave: (() => void)[] = [];
  #state: ClassState;
  #gate: CodeGate;
  #log: Log | undefined;
  /** Tells the other processes who is connected to this one. */
  tellOthers: () => void = () => {};
  /** Asks the other processes which consoles are connected to them. */
  askForConsoles: () => Promise<readonly (string | null)[]> = async () => [];

  private constructor({ plan, teacher, redisUrl }: RoomOptions) {
    this.course = new Course(plan);
    this.redisUrl = redisUrl;
    this.#teacher = teacher;
    const digest = createHash("sha256").update(JSON.stringify(plan));
    this.#state = newState(
      { code: makeCode(), teacher, key: makeKey() },
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
      await room.openAgain();
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

  /**
   * Opens a new room once the one before is over: another code, and nobody in it.
   *
   * @throws StoreAway if Redis does not answer
   */
  async openAgain(): Promise<void> {
    if (!this.#state.isOver) return;
    const [code, teacher] = [makeCode(), this.#teacher];
    await this.take({ kind: "open", code, teacher, at: Date.now() });
  }

  /** Gives the class to a console, unless another one is connected. */
  async claim(console: string): Promise<Reply> {
    const claim = { kind: "claim", console, process: this.id } as const;
    const reply = await this.take({ ...claim, gone: null });
    const holder = this.#state.console;
    if (reply.ok || (await this.#isConnected(holder))) return reply;
    return this.take({ ...claim, gone: holder });
  }

  /** Calls back each time that a new room is open. */
  onOpen(callback: () => void): void {
    this.#onOpen.push(callback);
  }

  /** Calls back each time that a class is over, for whatever reason. */
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
    if (!reply.ok) return reply;
    this.news.changed(command);
    if (command.kind === "end") this.#ended();
    if (command.kind === "open") this.#opened();
    return reply;
  }

  #opened(): void {
    this.#gate = new CodeGate(this.#state.code);
    for (const callback of this.#onOpen) callback();
  }

  #ended(): void {
    this.news.ended();
    for (const callback of this.#onEnd) callback();
  }

  #adopt(state: ClassState): void {
    if (state.plan !== this.#state.plan) {
      throw new Error(
        "The class in this Redis has other lessons: start all its processes from the same files.",
      );
    }
    const { code, isOver } = this.#state;
    this.#state = state;
    if (state.code !== code) this.#opened();
    if (state.isOver && !isOver) this.#ended();
    else this.news.everything();
  }

  async #isConnected(console: string | null): Promise<boolean> {
    if (this.presence.console === console) return true;
    return (await this.askForConsoles()).includes(console);
  }

  #onBeat(): void {
    this.news.peopleChanged(this.presence.forgetSilent());
    this.tellOthers();
  }
}
