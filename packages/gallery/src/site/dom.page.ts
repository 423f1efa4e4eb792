/** The first element that matches. */
export function one(
  selector: string,
  within: ParentNode = document,
): HTMLElement | null {
  return within.querySelector<HTMLElement>(selector);
}

/** All elements that match. */
export function all<T extends HTMLElement = HTMLElement>(
  selector: string,
  within: ParentNode = document,
): T[] {
  return [...within.querySelectorAll<T>(selector)];
}

/** The element that an event is about, or the nearest around it that matches. */
export function closest(event: Event, selector: string): HTMLElement | null {
  const { target } = event;
  return target instanceof Element
    ? target.closest<HTMLElement>(selector)
    : null;
}

/**
 * Writes text into the first element that matches. What is there already is
 * left: a screen reader would say it again.
 */
export function write(selector: string, text: string): void {
  const element = one(selector);
  if (element && element.textContent !== text) element.textContent = text;
}
