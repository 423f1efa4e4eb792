/** Parts of the page that a mode fills, and gives back when it is left. */
export class Borrowed {
  readonly #before = new Map<Element, string>();
  readonly #added: Element[] = [];

  /** Fills an element of the page. */
  put(element: Element | null | undefined, html: string): void {
    if (!element) return;
    if (!this.#before.has(element)) {
      this.#before.set(element, element.innerHTML);
    }
    element.innerHTML = html;
  }

  /** Adds an element to the page. */
  add(
    parent: Element | null | undefined,
    where: InsertPosition,
    html: string,
  ): void {
    parent?.insertAdjacentHTML(where, html);
    const added = {
      beforebegin: parent?.previousElementSibling,
      afterbegin: parent?.firstElementChild,
      beforeend: parent?.lastElementChild,
      afterend: parent?.nextElementSibling,
    }[where];
    if (added) this.#added.push(added);
  }

  giveBack(): void {
    for (const [element, html] of this.#before) element.innerHTML = html;
    for (const element of this.#added) element.remove();
    this.#before.clear();
    this.#added.length = 0;
  }
}
