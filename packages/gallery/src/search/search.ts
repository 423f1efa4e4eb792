import type { Lesson } from "@decant/catalog";
import { once } from "../once.ts";
import { searchLessons } from "./entries.ts";
import { type FoundLesson, openIndex } from "./find.ts";
import type { SearchLesson } from "./places.ts";

/** Searches without a script in the browser, and makes what the script loads. */
export interface Search {
  readonly find: (lessons: readonly Lesson[], query: string) => FoundLesson[];
  readonly entries: (lessons: readonly Lesson[]) => SearchLesson[];
}

/** Makes a search that is built once for each list of lessons. */
export function openSearch(): Search {
  const entries = once(searchLessons);
  const index = once((lessons: readonly Lesson[]) =>
    openIndex(entries(lessons)),
  );
  return { entries, find: (lessons, query) => index(lessons)(query) };
}
