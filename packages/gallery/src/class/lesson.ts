import type { Stage } from "../present/stage.ts";

// Pure: what the server tells the pages of a class about a lesson.

/**
 * A lesson before anything is revealed: the JSON of
 * `/class/lessons/11-sessions.json`.
 */
export interface ClassLesson {
  readonly folder: string;
  readonly number: number;
  /** Short: `Sessions`. */
  readonly name: string;
  /** As plain text. */
  readonly question: string;
  readonly stage: Stage;
  /** By part, as HTML: the code of both sides. */
  readonly panes: readonly string[];
  readonly quiz: readonly ClassQuestion[];
}

/** A question of the quiz, without a word of what is right. */
export interface ClassQuestion {
  /** As plain text, for lists. */
  readonly text: string;
  /** HTML. */
  readonly question: string;
  /** HTML. */
  readonly options: readonly string[];
}

/** What is revealed: the JSON of `/class/lessons/11-sessions/answers.json`. */
export interface ClassAnswers {
  /** By the request's name. */
  readonly requests: Readonly<Record<string, RequestAnswers>>;
  readonly quiz: readonly QuestionAnswers[];
}

export interface RequestAnswers {
  /** Where the recorded answers differ, in a sentence. */
  readonly truth: string;
  /** The id of the card that asks the same; empty where there is none. */
  readonly card: string;
  /** Whether they differ in more than what differs in every lesson. */
  readonly differs: boolean;
  /** What stands under the code at each step, as HTML. */
  readonly panels: {
    readonly send: string;
    readonly answers: string;
    readonly why: string;
  };
}

export interface QuestionAnswers {
  /** The id of the card that asks the same; empty where there is none. */
  readonly card: string;
  /** The index of each right option. */
  readonly right: readonly number[];
  /** By option, why it is right or wrong, as HTML. */
  readonly reasons: readonly string[];
}

/** What only the teacher sees, by part, as HTML: `…/notes.json`. */
export type ClassNotes = readonly string[];
