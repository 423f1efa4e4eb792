/** A lesson as the search knows it. */
export interface SearchEntry {
  /** The lesson's folder. */
  readonly id: string;
  readonly number: number;
  readonly topic: string;
  readonly question: string;
  readonly answer: string;
  readonly text: string;
  readonly code: string;
}

/** The same in the browser and in the server, so that both find the same. */
export const SEARCH_OPTIONS = {
  fields: ["question", "topic", "answer", "text", "code"],
  storeFields: ["number", "topic", "question"],
  searchOptions: {
    boost: { question: 6, topic: 3, answer: 2 },
    combineWith: "AND" as const,
    prefix: true,
    fuzzy: (term: string) => (term.length > 4 ? 0.2 : false),
  },
};
