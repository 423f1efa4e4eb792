import { onSite } from "../site/address.page.ts";
import { all, one, write } from "../site/dom.page.ts";
import type { CardHtml } from "./render.ts";

/** Where the session is: card 3 of 9. */
export interface Place {
  readonly at: number;
  readonly of: number;
}

/** Takes the last card away, before the next one is there. */
export function clearCard(): void {
  hide("[data-back], [data-rate], [data-reveal]");
  one("[data-back]")?.replaceChildren();
}

/** Draws the front of a card; nothing of its answer is in the page. */
export function drawCard(
  { question, label, front }: CardHtml,
  number: number,
  { at, of }: Place,
  focus: boolean,
): void {
  one("[data-card]")?.removeAttribute("aria-busy");
  write("[data-number]", String(number));
  write("[data-label]", label);
  write("[data-place]", `${at} of ${of}`);
  put("[data-question]", question);
  put("[data-front]", front);
  fill(at - 1, of);
  show("[data-number]", "[data-reveal]");
  one("[data-card]")?.scrollTo(0, 0);
  if (focus) one("[data-question]")?.focus();
}

/** Puts the answer into the page, and the four buttons under it. */
export function revealBack(
  { back, see }: CardHtml,
  intervals: readonly string[],
): void {
  const link = document.createElement("a");
  link.href = onSite(see.address);
  link.textContent = see.text;
  const line = document.createElement("p");
  line.className = "small";
  line.append(link);
  put("[data-back]", back);
  one("[data-back]")?.append(line);
  for (const [index, button] of all("[data-grade]").entries()) {
    one("span", button)?.replaceChildren(intervals[index] ?? "");
  }
  hide("[data-reveal]");
  show("[data-back]", "[data-rate]");
  one("[data-back]")?.focus({ preventScroll: true });
}

/** Nothing is left for today. */
export function drawEnd(done: number, focus: boolean): void {
  hide("[data-number]");
  one("[data-card]")?.removeAttribute("aria-busy");
  write("[data-label]", "");
  write("[data-place]", "");
  write(
    "[data-question]",
    done > 0 ? "That was all for today." : "Nothing is due today.",
  );
  put(
    "[data-front]",
    "<p>For more, choose another topic or more new cards a day.</p>",
  );
  fill(1, 1);
  if (focus) one("[data-question]")?.focus();
}

function fill(part: number, whole: number): void {
  one("[data-bar]")?.style.setProperty("width", `${(part / whole) * 100}%`);
}

function put(selector: string, html: string): void {
  const element = one(selector);
  if (element) element.innerHTML = html;
}

function show(...selectors: readonly string[]): void {
  for (const element of all(selectors.join(", "))) element.hidden = false;
}

function hide(selector: string): void {
  for (const element of all(selector)) element.hidden = true;
}
