import { all, one } from "../../site/dom.page.ts";
import type { Texts } from "./changes.ts";
import { regionsIn } from "./regions-in.ts";

/**
 * The files of a pane as the lesson has them. The page itself shows them
 * without the comments that mark regions.
 *
 * @throws TypeError if the gallery does not answer
 */
export async function filesIn(pane: HTMLElement): Promise<Texts> {
  const files = all("[data-source]", pane).map(async ({ dataset }) => {
    const response = await fetch(dataset["source"] ?? "");
    return [dataset["path"] ?? "", await response.text()] as const;
  });
  return Object.fromEntries(await Promise.all(files));
}

/** The file whose tab is chosen. */
export function openFile(pane: HTMLElement): string {
  const tab = pane.querySelector<HTMLInputElement>(".files :checked");
  return tab?.value ?? one("[data-path]", pane)?.dataset["path"] ?? "";
}

/** The first line of the lit region in the open file, from 1; else 0. */
export function litLine(pane: HTMLElement, texts: Texts): number {
  const path = openFile(pane);
  const lit =
    one(`[data-path="${CSS.escape(path)}"] .lit`, pane) ??
    one("[data-panes] .lit");
  const name = lit?.dataset["region"] ?? "";
  const lines = regionsIn(texts[path] ?? "");
  return lines.findIndex((regions) => regions.includes(name)) + 1;
}
