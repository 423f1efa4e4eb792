import type { Lesson } from "@decant/catalog";
import MiniSearch from "minisearch";
import { plainText } from "../render/markdown.ts";
import { SEARCH_OPTIONS, type SearchEntry } from "./search-options.page.ts";

/** Longer queries are cut: each word is compared with every word of the index. */
const LONGEST_QUERY = 100;
const MOST_WORDS = 8;

/** What the search finds: one entry for each lesson. */
export function searchEntries(lessons: readonly Lesson[]): SearchEntry[] {
  return lessons.map((lesson) => ({
    id: lesson.folder,
    number: lesson.number,
    topic: lesson.topic,
    question: plainText(lesson.question),
    answer: plainText(lesson.answer),
    text: [
      ...Object.values(lesson.sections).map(plainText),
      ...lesson.requests.map(({ name }) => name),
      ...lesson.sides.map(({ label }) => label),
    ].join(" "),
    code: lesson.sides
      .flatMap(({ files }) => files.map(({ text }) => text))
      .join("\n"),
  }));
}

/**
 * Makes a search that works without a script in the browser. Its index is
 * built once for each list of lessons.
 *
 * @returns a function that finds the lessons for some words, also for their
 *   beginnings and near misses, best first. Only the first eight words within
 *   the first hundred characters count
 */
export function openSearch(): (
  lessons: readonly Lesson[],
  query: string,
) => Lesson[] {
  let indexed: readonly Lesson[] | undefined;
  let index: MiniSearch<SearchEntry>;
  return (lessons, query) => {
    if (lessons !== indexed) {
      index = new MiniSearch<SearchEntry>(SEARCH_OPTIONS);
      index.addAll(searchEntries(lessons));
      indexed = lessons;
    }
    return index
      .search(shortenQuery(query))
      .flatMap(({ id }) => lessons.find(({ folder }) => folder === id) ?? []);
  };
}

/** Cuts where MiniSearch cuts: at white space and punctuation. */
function shortenQuery(query: string): string {
  return query
    .slice(0, LONGEST_QUERY)
    .split(/[\s\p{P}]/u)
    .filter((word) => word !== "")
    .slice(0, MOST_WORDS)
    .join(" ");
}
