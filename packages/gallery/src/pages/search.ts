import type { Lesson } from "@decant/catalog";
import MiniSearch from "minisearch";
import { SEARCH_OPTIONS, type SearchEntry } from "../islands/search-options.ts";
import { plainText } from "../render/markdown.ts";

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
 * Finds lessons without the help of a script in the browser.
 *
 * @param query - words, also their beginnings and near misses
 * @returns the lessons that match, best first
 */
export function findLessons(
  lessons: readonly Lesson[],
  query: string,
): Lesson[] {
  const index = new MiniSearch<SearchEntry>(SEARCH_OPTIONS);
  index.addAll(searchEntries(lessons));
  return index
    .search(query)
    .flatMap(({ id }) => lessons.find(({ folder }) => folder === id) ?? []);
}
