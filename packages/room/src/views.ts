// What each sees of a class. Pure.

/** The steps of a presentation, in their order. */
export const STEPS = ["region", "predict", "send", "answers", "why"] as const;
export type Step = (typeof STEPS)[number];

/**
 * What the class looks at: a region of a lesson (`part`, then perhaps one of
 * its requests), or a question of its quiz. A question has the steps `predict`
 * (the class votes) and `answers` (revealed), a part without a request has
 * `region` only.
 */
export interface Place {
  /** `11-sessions` */
  readonly lesson: string;
  /** The region's name; null for a question of the quiz. */
  readonly part: string | null;
  /** The request's name. */
  readonly request: string | null;
  /** The question's index in the lesson's quiz, from 0. */
  readonly quiz: number | null;
  readonly step: Step;
}

/** What a student may choose. */
export interface PollOption {
  /** `status`, `body`, `header`, `nowhere`; a quiz has `0`, `1`, … */
  readonly id: string;
  /** Text; in a quiz it is Markdown, on one line. */
  readonly label: string;
}

/** Open: votes are taken. Closed: none are. Revealed: all see the tally. */
export type PollStatus = "open" | "closed" | "revealed";

/** A poll as everybody may see it. */
export interface PublicPoll {
  /** The same after a reload: `11-sessions/Set`, `11-sessions/quiz/0`. */
  readonly id: string;
  readonly kind: "prediction" | "quiz";
  /** `Where will the two answers differ?`; in a quiz it is Markdown. */
  readonly question: string;
  readonly options: readonly PollOption[];
  readonly status: PollStatus;
  /** From 1; each vote after a discussion is a round of its own. */
  readonly round: number;
  /** What was found; null until it is revealed. */
  readonly result: PollResult | null;
}

export interface PollResult {
  /** The ids of all right options. */
  readonly right: readonly string[];
  /** Each round's votes, the first round first. */
  readonly rounds: readonly Tally[];
}

/** Votes by the option's id; an option without a vote has 0. */
export type Tally = Readonly<Record<string, number>>;

/** What everybody sees at the moment; comes whole with each step. */
export interface Shown {
  /** Counts the places shown, from 1: what a tap on "ready" is about. */
  readonly number: number;
  readonly place: Place;
  /** When it was shown: milliseconds since 1970. */
  readonly since: number;
  /** Whether all are to follow; otherwise each looks where they like. */
  readonly everyoneFollows: boolean;
  /** The poll of this place; null where there is none yet. */
  readonly poll: PublicPoll | null;
}

/** Comes at most once a second. */
export interface Count {
  /** Students who are connected. */
  readonly here: number;
  /** Students who voted in the poll's present round. */
  readonly voted: number;
  /** Students who are ready for the next step. */
  readonly ready: number;
}

/** What is true of the whole class. */
export interface RoomInfo {
  /** Six characters of `CODE_ALPHABET`. */
  readonly code: string;
  /** How the class calls the teacher: `Ms Okafor`. */
  readonly teacher: string;
}

/** Something is wrong, in a sentence; null once it is over. */
export type Notice = string | null;

export interface ProjectorState {
  readonly room: RoomInfo;
  readonly shown: Shown;
  readonly count: Count;
  readonly notice: Notice;
}

/** What a student's page knows of its own student. */
export interface You {
  /** Never secret, never another's in the same class. */
  readonly id: string;
  /** Text: escape it. `Student 7` if none was given. */
  readonly name: string;
  /** The option voted for in the present round of the present poll. */
  readonly vote: string | null;
  /** Whether this student is ready for the next step. */
  readonly ready: boolean;
  /** The lesson looked at on one's own; null while following. */
  readonly looking: string | null;
  /** Whether the hand is up: "Ask". */
  readonly asks: boolean;
}

export interface StudentState extends ProjectorState {
  readonly you: You;
  /** To be kept in sessionStorage: with it one is the same student again. */
  readonly token: string;
}

/** A student as the teacher sees them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Whether they are connected. */
  readonly here: boolean;
  readonly looking: string | null;
  readonly asks: boolean;
  readonly voted: boolean;
  readonly ready: boolean;
}

/** For the teacher only: the poll of the present place. */
export interface TeacherPoll {
  readonly id: string;
  /** What is right, and each round's votes until now. */
  readonly right: readonly string[];
  readonly rounds: readonly Tally[];
}

export interface TeacherState extends ProjectorState {
  readonly people: readonly Person[];
  readonly tally: TeacherPoll | null;
}
