import { all, one, write } from "../site/dom.page.ts";

/**
 * Says to screen readers what is shown: the panel's heading, or else the part;
 * of a request that is sent, what came of it once both sides have answered.
 */
export function sayPlace(panel: HTMLElement): void {
  const isSending = panel.dataset["step"] === "send";
  if (isSending && one(".waiting", panel)) return;
  const told = all(isSending ? ".sides li" : "h2", panel)
    .map(({ textContent }) => textContent)
    .join(" ");
  const part = one(".part:not([hidden])")?.ariaLabel ?? "";
  write("[data-said]", told || part);
}
