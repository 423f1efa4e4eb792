import type { Both } from "../answers/cells.ts";
import type { LessonData } from "../answers/data.ts";
import { all, one } from "../site/dom.page.ts";

let loading: Promise<LessonData> | undefined;

/** What the page knows of its lesson; fetched with the first question. */
export function lessonData(): Promise<LessonData> {
  loading ??= load();
  return loading;
}

/** The names of the left side and the right side. */
export function pairShown(): Both<string> {
  const [left = "", right = ""] = all("[data-pane]").map(
    ({ dataset }) => dataset["side"] ?? "",
  );
  return [left, right];
}

async function load(): Promise<LessonData> {
  const lesson = one("[data-lesson]")?.dataset["lesson"] ?? "";
  const response = await fetch(`/lessons/${lesson}/lesson.json`);
  return (await response.json()) as LessonData;
}
