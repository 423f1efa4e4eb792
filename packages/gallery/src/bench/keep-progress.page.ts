import { one } from "../site/dom.page.ts";
import { markRead } from "../site/progress.page.ts";
import { chosen } from "./choices.page.ts";

/** The lesson's folder. */
export function folderShown(): string {
  return one("[data-lesson]")?.dataset["lesson"] ?? "";
}

/** Keeps which chapters were open, and where the visitor was. */
export function keepProgress(): void {
  const keep = () => markRead(folderShown(), chosen("chapter")?.value);
  document.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === "chapter") keep();
  });
  keep();
}
