import type { Both } from "../answers/cells.ts";
import type { LessonData } from "../answers/data.ts";
import { all, one } from "../site/dom.page.ts";
import { fetchJson } from "../site/fetch-json.page.ts";

/** What the page knows of its lesson; fetched with the first question. */
export function lessonData(): Promise<LessonData> {
  const lesson = one("[data-lesson]")?.dataset["lesson"] ?? "";
  return fetchJson(`/lessons/${lesson}/lesson.json`);
}

/** The names of the left side and the right side. */
export function pairShown(): Both<string> {
  const [left = "", right = ""] = all("[data-pane]").map(
    ({ dataset }) => dataset["side"] ?? "",
  );
  return [left, right];
}
