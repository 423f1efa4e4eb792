// What the pages and the server of a class say to each other. Pure: a page
// imports its types and constants.
//
// A socket belongs to one of three namespaces. `/teacher` and `/projector` are
// on the gallery's own server (loopback), `/student` is on the class's server
// (LAN). Each gets `state` once it is connected, also after a lost connection:
// that is everything it must know. What changes afterwards comes as the small
// events below. Each message that a client sends is answered with a `Reply`.

import type {
  Count,
  Notice,
  Person,
  Place,
  ProjectorState,
  Shown,
  StudentState,
  TeacherPoll,
  TeacherState,
  You,
} from "./views.ts";

export type * from "./views.ts";
export { STEPS } from "./views.ts";

export const NAMESPACES = {
  teacher: "/teacher",
  projector: "/projector",
  student: "/student",
} as const;

/** Whether a message was taken; if not, why, as a sentence for its sender. */
export type Reply =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: string };

type Answer = (reply: Reply) => void;

/** What a student's page sends in the handshake (`io(…, { auth })`). */
export interface StudentAuth {
  /** Needed to join, in either case, with or without spaces. */
  readonly code?: string;
  /** Of an earlier `state`: instead of the code. */
  readonly token?: string;
  /** At most `NAME_LENGTH` characters; what is not text is left out. */
  readonly name?: string;
}

/**
 * What the console sends in the handshake. The server knows the teacher by the
 * cookie that the console's page has set.
 */
export interface TeacherAuth {
  /**
   * Random, made by the console, kept in its sessionStorage: a reload has the
   * same and takes over, and so has a duplicated tab. Another console is
   * refused while this one is connected.
   */
  readonly console: string;
}

/**
 * The `data` of a `connect_error`; its `message` is a sentence for people.
 * `code`: no class has this code. `wait`: too many wrong codes. `token`: the
 * class does not know the token, so join again. `teacher`: another console is
 * open, or this is not the teacher's machine. `full`: no room for more.
 * `store`: Redis does not answer. `over`: the class has ended.
 */
export interface Refusal {
  readonly kind:
    | "code"
    | "wait"
    | "token"
    | "teacher"
    | "full"
    | "store"
    | "over";
  /** After how many seconds another attempt may succeed. */
  readonly seconds?: number;
}

/** What everybody hears. */
interface Heard {
  /** A step, an opened, closed or revealed poll, following or free. */
  shown: (shown: Shown) => void;
  count: (count: Count) => void;
  notice: (notice: Notice) => void;
  /** The class is over; the sentence says so. The server then disconnects. */
  ended: (sentence: string) => void;
}

export interface ToProjector extends Heard {
  state: (state: ProjectorState) => void;
}

export interface ToStudent extends Heard {
  state: (state: StudentState) => void;
  /** What this student did in another page. */
  you: (you: You) => void;
}

export interface ToTeacher extends Heard {
  state: (state: TeacherState) => void;
  /** At most four times a second. */
  tally: (tally: TeacherPoll | null) => void;
  /** Another tab has the class now, as a sentence. The server disconnects. */
  replaced: (sentence: string) => void;
  /** Those who are new or changed; at most four times a second. */
  people: (changed: readonly Person[]) => void;
}

export interface FromStudent {
  /** May be changed while the round is open. */
  vote: (
    vote: {
      readonly poll: string;
      readonly round: number;
      readonly option: string;
    },
    answer: Answer,
  ) => void;
  /** "Ready for the next step?", about the `number` of what is shown. */
  ready: (number: number, answer: Answer) => void;
  /** The folder of the lesson one looks at; null to come back. */
  look: (lesson: string | null, answer: Answer) => void;
  ask: (asks: boolean, answer: Answer) => void;
  rename: (name: string, answer: Answer) => void;
}

export interface FromTeacher {
  /**
   * Shows a place. `predict` opens its poll if it was never open; `send`
   * closes it; `answers` and `why` reveal it. An open poll of another place is
   * closed. So a poll that is closed stays so, whatever is shown again.
   */
  show: (place: Place, answer: Answer) => void;
  /** Takes no more votes, and shows the same place. */
  close: (poll: string, answer: Answer) => void;
  /**
   * "Vote again": opens this round of the present place's poll, the one after
   * its last, and shows the step `predict`. The earlier tallies stay.
   */
  revote: (
    again: { readonly poll: string; readonly round: number },
    answer: Answer,
  ) => void;
  /** "Everyone follows" (true) or "Free". */
  follow: (everyone: boolean, answer: Answer) => void;
  /** Ends the class for all; nothing is kept. */
  end: (answer: Answer) => void;
}

/** Without 0, O, 1, I, L and U, which one reads as another or as V. */
export const CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
export const CODE_LENGTH = 6;

export const NAME_LENGTH = 24;
