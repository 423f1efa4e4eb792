import { queryTerms } from "./words.ts";

/** A page that is no lesson, and the words that lead to it. */
export interface FoundPage {
  readonly title: string;
  readonly text: string;
  readonly address: string;
}

const PAGES: readonly (FoundPage & { readonly words: readonly string[] })[] = [
  {
    title: "Cards",
    text: "recall, reveal, rate",
    address: "/revise",
    words: ["cards", "flashcards", "revise", "anki"],
  },
  {
    title: "Quiz",
    text: "the questions of all lessons, one at a time",
    address: "/revise/quiz",
    words: ["quiz"],
  },
  {
    title: "Mock interview",
    text: "all questions against the clock",
    address: "/revise/mock",
    words: ["mock", "interview"],
  },
  {
    title: "Differences",
    text: "every row of every ledger",
    address: "/differences",
    words: ["differences", "ledger"],
  },
];

/** A shorter word is the beginning of too many: `int` is no interview. */
const SHORTEST = 4;

/** The pages that all words of a query name, by their beginnings. */
export function findPages(query: string): FoundPage[] {
  const terms = queryTerms(query);
  if (terms.length === 0) return [];
  return PAGES.filter(({ words }) =>
    terms.every(
      (term) =>
        term.length >= SHORTEST && words.some((word) => word.startsWith(term)),
    ),
  );
}
