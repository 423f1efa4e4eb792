import type { Both } from "../answers/cells.ts";
import type { LessonData } from "../answers/data.ts";
import { onSite } from "../site/address.page.ts";
import { all } from "../site/dom.page.ts";
import { fetchJson } from "../site/fetch-json.page.ts";
import { folderShown } from "./folder.page.ts";

/** What the page knows of its lesson; fetched with the first question. */
export function lessonData(): Promise<LessonData> {
  return fetchJson(onSite(`/lessons/${folderShown()}/lesson.json`));
}

/** The names of the left side and the right side. */
export function pairShown(): Both<string> {
  const [left = "", right = ""] = all("[data-pane]").map(
    ({ dataset }) => dataset["side"] ?? "",
  );
  return [left, right];
}
