import type { RecordedAnswer } from "@decant/exchange";

/** What a card asks, in the order in which new ones come. */
export const KINDS = [
  "half-minute",
  "follow-up",
  "answer",
  "difference",
  "quiz",
] as const;
export type CardKind = (typeof KINDS)[number];

interface CardBase {
  /**
   * `11-sessions/follow-up/somebody-copied-the-cookie`: the same as long as
   * the question, the request or the row keeps its name.
   */
  readonly id: string;
  /** The lesson's folder, number, topic and short name. */
  readonly folder: string;
  readonly number: number;
  readonly topic: string;
  readonly slug: string;
  /** The question on the front, on one line, as Markdown. */
  readonly question: string;
}

/** A lesson's question or a follow-up question, and what to say. */
export interface TextCard extends CardBase {
  readonly kind: "half-minute" | "follow-up";
  /** Markdown. */
  readonly answer: string;
}

/** A request and the code that answers it: what does it answer? */
export interface AnswerCard extends CardBase {
  readonly kind: "answer";
  readonly request: CardRequest;
  readonly code: readonly CardCode[];
  /** The names of the two sides, the left one first. */
  readonly pair: readonly [string, string];
  readonly answers: readonly SaidAnswer[];
}

/** A row of the ledger: how do the two differ, and why? */
export interface DifferenceCard extends CardBase {
  readonly kind: "difference";
  readonly request: CardRequest;
  readonly values: readonly SaidValue[];
  /** Markdown, on one line. */
  readonly why: string;
}

/** A question of the quiz: which is right, and why? */
export interface QuizCard extends CardBase {
  readonly kind: "quiz";
  /** Markdown, each on one line. */
  readonly options: readonly string[];
  /** Markdown. */
  readonly answer: string;
}

export type Card = TextCard | AnswerCard | DifferenceCard | QuizCard;

export interface CardRequest {
  /** From 1, in the lesson. */
  readonly number: number;
  readonly name: string;
  /** As the editor of requests shows it. */
  readonly raw: string;
}

/** The region that answers a request, on one side. */
export interface CardCode {
  /** `Flask` */
  readonly label: string;
  /** `side-flask` has its colour. */
  readonly side: string;
  readonly file: string;
  readonly language: string;
  readonly text: string;
}

/** What one side answered when it was recorded. */
export interface SaidAnswer {
  readonly label: string;
  readonly answer: RecordedAnswer;
}

/** What one side's part of the answer is. */
export interface SaidValue {
  readonly label: string;
  readonly side: string;
  /** `absent` for no such header; empty for none. */
  readonly value: string;
}
