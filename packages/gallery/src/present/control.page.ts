import { all, one } from "../site/dom.page.ts";
import type { Control } from "./control.ts";

/** Shows a place: its part, and in the control where it leads. */
export function showControl(control: Control): void {
  const { part, hue, label, line, steps, back, forward, leave } = control;
  for (const [at, section] of all(".part").entries()) {
    section.hidden = at !== part - 1;
  }
  for (const element of all("[data-number]")) write(element, String(part));
  write(one("[data-label]"), label);
  write(one("[data-line]"), line);
  const dot = one(".control .dot");
  if (dot) dot.className = `dot ${hue}`;
  for (const [at, link] of all(".steps a").entries()) {
    const step = steps[at];
    link.hidden = !step?.address;
    link.className = step?.state ?? "";
    lead(link, step?.address ?? "");
    if (step?.state === "on") link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  }
  lead(one("[data-back]"), back);
  lead(one("[data-forward]"), forward.address);
  lead(one("[data-leave]"), leave);
}

/** Says what forward does. */
export function sayForward(text: string): void {
  write(one("[data-forward-text]"), text);
}

function write(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

function lead(link: Element | null, address: string): void {
  if (address) link?.setAttribute("href", address);
  else link?.removeAttribute("href");
}
