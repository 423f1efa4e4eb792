import { one } from "../site/dom.page.ts";

/** Hides an element of the page, or shows it. */
export function hide(selector: string, is = true): void {
  const element = one(selector);
  if (element) element.hidden = is;
}
