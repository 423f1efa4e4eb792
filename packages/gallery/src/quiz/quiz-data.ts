/** What the quiz asks: the JSON of `/revise/quiz/questions.json`. */
export interface QuizData {
  readonly questions: readonly Question[];
  readonly lessons: readonly QuizLesson[];
}

/** A question, without the answer. */
export interface Question {
  /** The lesson's folder. */
  readonly folder: string;
  readonly topic: string;
  /** In the lesson, from 1. */
  readonly number: number;
  /** HTML. */
  readonly question: string;
  /** HTML, in the order in which they are shown. */
  readonly options: readonly string[];
}

export interface QuizLesson {
  readonly folder: string;
  readonly number: number;
  readonly topic: string;
  /** `Dynamic routes` */
  readonly name: string;
  /** The lesson's question, as plain text and as HTML. */
  readonly title: string;
  readonly html: string;
}

/** The JSON of `/revise/quiz/11-sessions/2.json`. */
export interface QuizAnswer {
  /** The index of the right option. */
  readonly right: number;
  /** For each option, why it is right or wrong. */
  readonly reasons: readonly { readonly html: string }[];
}

/** Where the answer to a question stands. */
export function answerAddress(folder: string, number: number): string {
  return `/revise/quiz/${folder}/${number}.json`;
}
