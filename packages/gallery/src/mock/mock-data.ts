/** What a mock interview asks: the JSON of `/revise/mock/questions.json`. */
export interface MockQuestion {
  /** The lesson's folder. */
  readonly folder: string;
  readonly number: number;
  readonly topic: string;
  /** HTML. */
  readonly question: string;
  /** The half-minute answer, as HTML. */
  readonly html: string;
}
