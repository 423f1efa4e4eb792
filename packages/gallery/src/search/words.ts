/** Longer queries are cut: each term is compared with every word of the index. */
const LONGEST_QUERY = 100;
const MOST_TERMS = 8;
/** A name: `before_request`, `req.session`, `Set-Cookie`, `405`. */
const NAME = /[\p{L}\p{N}_$]+(?:[.-][\p{L}\p{N}_$]+)*/gu;

/** Not `redis`, `status`, `class`. */
const PLURAL = /^\p{L}{3,}[^siu\P{L}]s$/u;

/** A name in a text, and where it stands. */
export interface Word {
  readonly start: number;
  readonly end: number;
}

/** The names in a text. */
export function textNames(text: string): string[] {
  return text.match(NAME) ?? [];
}

/** Where the names in a text stand, in their order. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(NAME), ({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

/**
 * What a text is found by: each name, and what its points and hyphens part.
 * `log-in` is found by `log-in`, `log`, `in` and `login`.
 */
export function termsOf(text: string): string[] {
  return textNames(text).flatMap((name) => [name, ...partsOf(name)]);
}

/** What the points and hyphens of a name part; nothing, where it has none. */
export function partsOf(name: string): string[] {
  const parts = name.split(/[.-]/);
  if (parts.length === 1) return [];
  return name.includes("-") ? [...parts, name.replaceAll("-", "")] : parts;
}

/** One form for a word and its plural, in lower case. */
export function normalForm(term: string): string {
  const lower = term.toLowerCase();
  return PLURAL.test(lower) ? lower.slice(0, -1) : lower;
}

/** The terms of a query: the first eight within the first hundred characters. */
export function queryTerms(query: string): string[] {
  const terms = textNames(query.slice(0, LONGEST_QUERY));
  return [...new Set(terms.map(normalForm))].slice(0, MOST_TERMS);
}
