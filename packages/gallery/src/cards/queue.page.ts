import type { Today } from "@decant/revise/day";
import { one } from "../site/dom.page.ts";

/** So many of what is to come are listed. */
const SHOWN = 30;

/** Lists what was done today, the card that is shown, and what comes. */
export function drawQueue(
  { done, queue }: Today,
  titles: ReadonlyMap<string, string>,
): void {
  const [current, ...others] = queue;
  const items = [
    ...done.map((id) => item(id, titles, "done")),
    ...(current ? [item(current, titles, "current")] : []),
    ...others.slice(0, SHOWN).map((id) => item(id, titles, "")),
  ];
  if (others.length > SHOWN) {
    const more = document.createElement("li");
    more.textContent = `and ${others.length - SHOWN} more`;
    items.push(more);
  }
  const list = one("[data-queue]");
  list?.replaceChildren(...items);
  const shown = one(".current", list ?? document);
  // Not scrollIntoView: it would scroll the window of a phone too.
  if (list && shown) list.scrollTop = shown.offsetTop - list.clientHeight / 3;
}

function item(
  id: string,
  titles: ReadonlyMap<string, string>,
  state: string,
): HTMLLIElement {
  const element = document.createElement("li");
  const title = `${Number.parseInt(id, 10)} ${titles.get(id) ?? ""}`;
  element.title = title;
  if (state === "done") {
    const struck = document.createElement("s");
    struck.textContent = title;
    element.append(struck);
  } else element.textContent = title;
  element.className = state;
  if (state === "current") element.setAttribute("aria-current", "step");
  return element;
}
