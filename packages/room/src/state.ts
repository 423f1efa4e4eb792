import type { Place, PollStatus } from "./views.ts";

// All that a class knows. Plain data: it is kept in Redis as JSON. Each process
// of a class applies the same commands in the same order, so all have the same.

export interface ClassState {
  /** How many commands were applied, refused ones too. */
  version: number;
  readonly code: string;
  readonly teacher: string;
  /** The teacher's secret, the same at each process of the class. */
  readonly key: string;
  /** Tells whether two processes have the same lessons. */
  readonly plan: string;
  /** The console that teaches or was the last to teach; null before any. */
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

/** A console opens. */
export interface Claim {
  kind: "claim";
  console: string;
  /** The process that it is connected to. */
  process: string;
  /** The console that had the class, and is connected nowhere now. */
  gone: string | null;
}

/** A new room opens, once the one before is over. */
export interface Opening {
  kind: "open";
  code: string;
  teacher: string;
  at: number;
}

/** What changes a class. */
export type Command =
  | StudentCommand
  | { kind: "join"; id: string; digest: string; name: string }
  | Claim
  | Opening
  | { kind: "show"; place: Place; at: number }
  | { kind: "close"; poll: string }
  | { kind: "revote"; poll: string; round: number; at: number }
  | { kind: "follow"; everyone: boolean }
  | { kind: "end" };

/** The state before anybody came; the first part of the first lesson. */
export function newState(
  room: { code: string; teacher: string; key: string },
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
