import type { Place, PollStatus } from "./views.ts";

// All that a class knows. Plain data: it is kept in Redis as JSON. Each process
// of a class applies the same commands in the same order, so all have the same.

export interface ClassState {
  /** How many commands were applied, refused ones too. */
  version: number;
  readonly code: string;
  readonly teacher: string;
  /** Tells whether two processes have the same lessons. */
  readonly plan: string;
  /** The teacher's console; null where none is open. */
  console: string | null;
  number: number;
  place: Place;
  since: number;
  /** Who is ready for the next step, by the students' ids. */
  ready: Record<string, true>;
  everyoneFollows: boolean;
  isOver: boolean;
  /** By their ids, in the order in which they came. */
  students: Record<string, Student>;
  /** The students' ids by the digests of their tokens. */
  ids: Record<string, string>;
  /** By their ids, in the order in which they were opened. */
  polls: Record<string, Poll>;
}

export interface Student {
  readonly id: string;
  name: string;
  /** The name as `foldName` gives it. */
  folded: string;
  looking: string | null;
  asks: boolean;
}

export interface Poll {
  status: PollStatus;
  /** Of each round, the options by the students' ids. */
  rounds: Record<string, string>[];
}

/** What a student does. */
export type StudentCommand =
  | { kind: "rename"; id: string; name: string }
  | { kind: "vote"; id: string; poll: string; round: number; option: string }
  | { kind: "ready"; id: string; number: number }
  | { kind: "look"; id: string; lesson: string | null }
  | { kind: "ask"; id: string; asks: boolean };

/** What changes a class. */
export type Command =
  | StudentCommand
  | { kind: "join"; id: string; digest: string; name: string }
  | { kind: "claim"; console: string }
  | { kind: "release"; console: string }
  | { kind: "show"; place: Place; at: number }
  | { kind: "close"; poll: string }
  | { kind: "revote"; poll: string; round: number; at: number }
  | { kind: "follow"; everyone: boolean }
  | { kind: "end" };

/** The state before anybody came; the first part of the first lesson. */
export function newState(
  room: { code: string; teacher: string },
  place: Place,
  plan: string,
  now: number,
): ClassState {
  return {
    version: 0,
    ...room,
    plan,
    console: null,
    number: 1,
    place,
    since: now,
    ready: {},
    everyoneFollows: true,
    isOver: false,
    students: {},
    ids: {},
    polls: {},
  };
}
