import { one } from "../site/dom.page.ts";

const ABOVE = 64;

/** Scrolls a pane to its first open part, or to a line, unless it is in view. */
export function reveal(pane: HTMLElement, line = 0): void {
  const target =
    (line > 0 && one(`[data-line="${line}"]`, pane)) ||
    one("[data-part][open]", pane);
  if (!target) return;
  const top =
    target.getBoundingClientRect().top -
    pane.getBoundingClientRect().top +
    pane.scrollTop;
  const isSeen =
    top >= pane.scrollTop &&
    top + target.offsetHeight <= pane.scrollTop + pane.clientHeight;
  if (!isSeen) pane.scrollTop = top - ABOVE;
}
