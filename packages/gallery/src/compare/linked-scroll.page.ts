import { all } from "../site/dom.page.ts";

/**
 * Two panes scroll together: the part at the top of one stands at the top of
 * the other, and as far along.
 *
 * @param panes - the two panes; they hold `[data-part]`
 * @param linked - whether they do so now
 */
export function linkScroll(
  panes: readonly HTMLElement[],
  linked: () => boolean,
): void {
  let led: HTMLElement | undefined;
  for (const pane of panes) {
    const lead = () => {
      led = panes.find((other) => other !== pane);
    };
    pane.addEventListener("pointerenter", lead);
    pane.addEventListener("wheel", lead, { passive: true });
    pane.addEventListener("focusin", lead);
    pane.addEventListener("scroll", () => {
      if (pane !== led && led && linked()) follow(led, pane);
    });
  }
}

function follow(led: HTMLElement, leader: HTMLElement): void {
  const top = leader.scrollTop;
  const parts = all("[data-part]", leader);
  const part = parts.findLast(({ offsetTop }) => offsetTop <= top) ?? parts[0];
  if (!part) return;
  const twin = all("[data-part]", led).find(
    ({ dataset }) => dataset["part"] === part.dataset["part"],
  );
  if (!twin) return;
  const along = (top - part.offsetTop) / part.offsetHeight;
  led.scrollTop = twin.offsetTop + along * twin.offsetHeight;
}
