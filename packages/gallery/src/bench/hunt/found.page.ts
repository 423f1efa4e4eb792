import { one } from "../../site/dom.page.ts";
import { loadProgress } from "../../site/progress.page.ts";
import { folderShown } from "../folder.page.ts";
import { bugNames } from "./bug-names.page.ts";
import { foundHtml } from "./panel.ts";

/** Shows which of the lesson's bugs were found. */
export function showFound(): void {
  const names = loadProgress().lessons[folderShown()]?.bugs ?? [];
  const place = one("[data-found]");
  if (place) {
    place.innerHTML = foundHtml(bugNames().map((bug) => names.includes(bug)));
  }
}
