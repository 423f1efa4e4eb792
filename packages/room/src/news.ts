import type { Namespace } from "socket.io";
import { OVER } from "./apply.ts";
import type { PresenceNews } from "./presence.ts";
import type { Notice, ToProjector, ToStudent, ToTeacher } from "./protocol.ts";
import type { Room } from "./room.ts";
import type { Command } from "./state.ts";
import { Throttle } from "./throttle.ts";
import {
  viewCount,
  viewPerson,
  viewRoom,
  viewShown,
  viewTeacherPoll,
  viewYou,
} from "./view.ts";
import type { Count, Person, ProjectorState, StudentState } from "./views.ts";

const TALLY_MS = 250;
const COUNT_MS = 1000;
const REPLACED = "You teach in another tab now.";

type None = Record<string, never>;
export type StudentData = { id: string; token: string };
export type Teachers = Namespace<None, ToTeacher, None, { console: string }>;
export type Projectors = Namespace<
  None,
  ToProjector,
  None,
  Record<string, never>
>;
export type Students = Namespace<
  None,
  ToStudent,
  {
    presence: (news: PresenceNews) => void;
    console: (answer: (console: string | null) => void) => void;
  },
  StudentData
>;

/**
 * Tells the clients of this process what has changed. Each process applies all
 * commands, so each tells its own: `local` leaves out socket.io's adapter.
 */
export class News {
  readonly #room: Room;
  readonly #tally = new Throttle(TALLY_MS, () => this.#sendTally());
  readonly #people = new Throttle(TALLY_MS, () => this.#sendPeople());
  readonly #count = new Throttle(COUNT_MS, () => this.#sendCount());
  readonly #changed = new Set<string>();
  #sent: Count | undefined;
  #notice: Notice = null;
  teachers: Teachers | undefined;
  projectors: Projectors | undefined;
  students: Students | undefined;

  constructor(room: Room) {
    this.#room = room;
  }

  /** A command was applied. */
  changed(command: Command): void {
    switch (command.kind) {
      case "show":
      case "close":
      case "revote":
      case "follow":
        this.#sendShown();
        break;
      case "vote":
        this.#tally.poke();
        this.#count.poke();
        this.#studentChanged(command.id);
        break;
      case "ready":
        this.#count.poke();
        this.#studentChanged(command.id);
        break;
      case "open":
        this.#sent = undefined;
        break;
      case "end":
        break;
      case "claim":
        if (command.process !== this.#room.id) this.replace();
        break;
      case "join":
      case "rename":
      case "look":
      case "ask":
        this.#studentChanged(command.id);
    }
  }

  /** Each page of a student shows what the student did in another one. */
  #studentChanged(id: string): void {
    this.peopleChanged([id]);
    const { presence, course, state } = this.#room;
    const you = presence.isTwice(id) && viewYou(course, state, id);
    if (you) this.students?.local.to(id).emit("you", you);
  }

  /** These students have come, gone or changed. */
  peopleChanged(ids: readonly string[]): void {
    if (ids.length === 0) return;
    for (const id of ids) this.#changed.add(id);
    this.#people.poke();
    this.#count.poke();
  }

  /** Another console has the class: those of this process go, except one. */
  replace(kept?: string): void {
    for (const socket of this.teachers?.sockets.values() ?? []) {
      if (socket.id === kept) continue;
      socket.emit("replaced", REPLACED);
      socket.disconnect(true);
    }
  }

  setNotice(notice: Notice): void {
    if (notice === this.#notice) return;
    this.#notice = notice;
    for (const all of this.#everybody()) all.local.emit("notice", notice);
  }

  /** The state is another one: all get it whole. */
  everything(): void {
    for (const socket of this.students?.sockets.values() ?? []) {
      const state = this.studentState(socket.data);
      if (state) socket.emit("state", state);
    }
    this.projectors?.local.emit("state", this.state());
    this.teachers?.local.emit("state", this.teacherState());
  }

  state(): ProjectorState {
    const { state, course } = this.#room;
    return {
      room: viewRoom(state),
      shown: viewShown(course, state),
      count: this.#viewCount(),
      notice: this.#notice,
    };
  }

  studentState({ id, token }: StudentData): StudentState | undefined {
    const you = viewYou(this.#room.course, this.#room.state, id);
    return you && { ...this.state(), you, token };
  }

  teacherState() {
    const { state, course } = this.#room;
    return {
      ...this.state(),
      people: this.#viewPeople(Object.keys(state.students)),
      tally: viewTeacherPoll(course, state),
    };
  }

  stop(): void {
    for (const one of [this.#tally, this.#people, this.#count]) one.stop();
  }

  #everybody() {
    return [this.teachers, this.projectors, this.students].flatMap((one) =>
      one ? [one as Projectors] : [],
    );
  }

  #sendShown(): void {
    const { state, course } = this.#room;
    const shown = viewShown(course, state);
    for (const all of this.#everybody()) all.local.emit("shown", shown);
    this.#sendTally();
    // Who voted and who is ready is another matter now.
    this.peopleChanged(Object.keys(state.students));
  }

  #sendTally(): void {
    const { state, course } = this.#room;
    this.teachers?.local.emit("tally", viewTeacherPoll(course, state));
  }

  #sendPeople(): void {
    const people = this.#viewPeople([...this.#changed]);
    this.#changed.clear();
    this.teachers?.local.emit("people", people);
  }

  #sendCount(): void {
    const count = this.#viewCount();
    const { here, voted, ready } = this.#sent ?? {};
    if (count.here === here && count.voted === voted && count.ready === ready) {
      return;
    }
    this.#sent = count;
    for (const all of this.#everybody()) all.local.emit("count", count);
  }

  /** Sends everybody home. */
  ended(): void {
    this.stop();
    for (const all of this.#everybody()) all.local.emit("ended", OVER);
    // The teacher's own message is answered first.
    setImmediate(() => {
      for (const all of this.#everybody()) all.local.disconnectSockets(true);
    });
  }

  #viewCount(): Count {
    const { state, course, presence } = this.#room;
    return viewCount(course, state, presence.count);
  }

  #viewPeople(ids: readonly string[]): Person[] {
    const { state, course, presence } = this.#room;
    return ids.flatMap((id) => {
      const student = state.students[id];
      return student
        ? [viewPerson(course, state, student, presence.has(id))]
        : [];
    });
  }
}
