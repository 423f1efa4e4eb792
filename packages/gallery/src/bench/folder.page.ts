import { one } from "../site/dom.page.ts";

/** The lesson's folder. */
export function folderShown(): string {
  return one("[data-lesson]")?.dataset["lesson"] ?? "";
}
