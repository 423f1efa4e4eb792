/** How an answer to a quiz question was, and when it was given. */
export interface Answered {
  readonly right: boolean;
  /** In milliseconds since 1970; 0 where an older page kept no time. */
  readonly at: number;
}

/** What a visitor did in one lesson. */
export interface LessonProgress {
  /** The chapters that were read, as the address names them. */
  readonly chapters: readonly string[];
  /** The names of the requests that were sent. */
  readonly sent: readonly string[];
  /** By the question's number, from 1: the last answer. */
  readonly quiz: Readonly<Record<string, Answered>>;
  /** The names of the bugs that were found. */
  readonly bugs: readonly string[];
}

/** What the scheduler knows of a card; times in milliseconds since 1970. */
export interface CardState {
  readonly due: number;
  /** When it was first rated; 0 where it was missed elsewhere before. */
  readonly first: number;
  /** When it was last rated. */
  readonly last: number;
  /** In days: after so long nine of ten are remembered. */
  readonly stability: number;
  /** From 1 to 10. */
  readonly difficulty: number;
  /** In days; 0 while it is learnt in minutes. */
  readonly interval: number;
  readonly step: number;
  readonly reps: number;
  readonly lapses: number;
  /** Learning, review, relearning. */
  readonly phase: 1 | 2 | 3;
}

/** How a spoken answer was, as who spoke it judges. */
export type Fluency = "fluent" | "halting" | "no";

/** One mock interview. */
export interface MockResult {
  /** When it ended, in milliseconds since 1970. */
  readonly at: number;
  /** How long it was allowed to take. */
  readonly seconds: number;
  /** The topic that it was about; empty for all. */
  readonly topic: string;
  /** By the lesson's folder; a question that was not reached is left out. */
  readonly scores: Readonly<Record<string, Fluency>>;
}

/** What a visitor did, as the browser or a file keeps it. */
export interface Progress {
  readonly version: 1;
  /** By the lesson's folder. */
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  /** By the card's id: those that were rated. */
  readonly cards: Readonly<Record<string, CardState>>;
  /** The mock interviews, the last one last. */
  readonly mock: readonly MockResult[];
  /** How many new cards a day brings. */
  readonly newADay: number;
  /** Where the visitor was; `chapter` is empty where none was chosen. */
  readonly last?: { readonly folder: string; readonly chapter: string };
}

export const NEW_A_DAY = 20;

export const NO_PROGRESS: Progress = {
  version: 1,
  lessons: {},
  cards: {},
  mock: [],
  newADay: NEW_A_DAY,
};

const NOTHING: LessonProgress = { chapters: [], sent: [], quiz: {}, bugs: [] };

/** What was done in a lesson: nothing, where it is not known. */
export function progressIn(progress: Progress, folder: string): LessonProgress {
  return own(progress.lessons, folder) ?? NOTHING;
}

/** What is known of a card: nothing, where it was never rated. */
export function stateOf(progress: Progress, id: string): CardState | undefined {
  return own(progress.cards, id);
}

/** A name such as `constructor` finds nothing that nobody put there. */
function own<T>(record: Readonly<Record<string, T>>, name: string) {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
