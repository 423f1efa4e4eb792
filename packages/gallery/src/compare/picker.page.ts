import { onSite } from "../site/address.page.ts";
import { all, closest } from "../site/dom.page.ts";
import { fetchJson } from "../site/fetch-json.page.ts";
import {
  findOptions,
  type IndexLesson,
  type Option,
  sideMeant,
} from "./match.ts";
import { listHtml, optionName } from "./options-html.ts";
import type { Wish } from "./wish.ts";

type Picked = Pick<Wish, "side" | "file" | "region">;

/**
 * Makes a field a combobox (ARIA Authoring Practices): typing filters, arrows
 * choose, the right one a side, Enter takes, Escape closes. Nothing is chosen
 * before it is taken.
 *
 * @param taken - told what was taken
 */
export async function makePicker(
  input: HTMLInputElement,
  taken: (picked: Picked) => void,
): Promise<Picker> {
  const index = await fetchJson<IndexLesson[]>(onSite("/compare/index.json"));
  return new Picker(input, index, taken);
}

/** The list under a field. */
export class Picker {
  readonly #box = document.createElement("div");
  #options: readonly Option[] = [];
  #at = 0;
  /** For each option, which of its sides. */
  #sides: number[] = [];

  readonly #input: HTMLInputElement;
  readonly #lessons: readonly IndexLesson[];
  readonly #taken: (picked: Picked) => void;

  constructor(
    input: HTMLInputElement,
    lessons: readonly IndexLesson[],
    taken: (picked: Picked) => void,
  ) {
    this.#input = input;
    this.#lessons = lessons;
    this.#taken = taken;
    this.#box.className = "found";
    this.#box.hidden = true;
    input.after(this.#box);
    input.addEventListener("blur", () => this.#close());
    input.addEventListener("keydown", (event) => this.#press(event));
    this.#box.addEventListener("pointerdown", (event) => {
      event.preventDefault(); // the field keeps the focus
    });
    this.#box.addEventListener("click", (event) => this.#click(event));
  }

  /** Offers all lessons, the chosen one first in line. */
  open(): void {
    // What was typed meanwhile counts.
    const isTyped = this.#input.value !== this.#input.defaultValue;
    if (!this.#box.hidden || isTyped) return;
    this.#show("");
    const [folder] = (this.#input.dataset["value"] ?? "").split(":");
    this.#move(
      this.#options.findIndex(({ lesson }) => lesson.folder === folder),
    );
    this.#input.select();
  }

  /** Offers what has the typed words. */
  find(): void {
    this.#show(this.#input.value);
  }

  #show(query: string): void {
    const [, side = ""] = (this.#input.dataset["value"] ?? "").split(":");
    this.#options = findOptions(this.#lessons, query);
    this.#sides = this.#options.map((option) => sideMeant(option, query, side));
    this.#box.hidden = false;
    this.#input.ariaExpanded = String(this.#options.length > 0);
    this.#box.innerHTML = listHtml(
      this.#listId,
      this.#options,
      this.#sides,
      query.trim(),
    );
    if (this.#options.length > 0) {
      this.#input.setAttribute("aria-controls", this.#listId);
    } else this.#input.removeAttribute("aria-controls");
    this.#move(0);
  }

  #close(): void {
    if (this.#box.hidden) return;
    this.#box.hidden = true;
    this.#input.ariaExpanded = "false";
    this.#input.removeAttribute("aria-activedescendant");
    this.#input.removeAttribute("aria-controls");
    this.#input.value = this.#input.defaultValue;
  }

  #press(event: KeyboardEvent): void {
    const { key } = event;
    const isOpen = !this.#box.hidden;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) this.#move(this.#at + (key === "ArrowDown" ? 1 : -1));
      else this.open();
    }
    if (!isOpen) return;
    if (key === "Escape") this.#close();
    if (key === "ArrowRight" && this.#turn(1)) event.preventDefault();
    if (key === "ArrowLeft" && this.#turn(-1)) event.preventDefault();
  }

  #click(event: Event): void {
    const option = closest(event, "[role=option]");
    if (!option) return;
    this.#at = this.#elements.indexOf(option);
    const side = closest(event, "[data-side]")?.dataset["side"];
    if (side) this.#sides[this.#at] = Number(side);
    this.take();
  }

  #move(to: number): void {
    const { length } = this.#options;
    this.#at = length === 0 ? 0 : (to + length) % length;
    for (const [at, element] of this.#elements.entries()) {
      element.ariaSelected = String(at === this.#at);
    }
    const chosen = this.#elements[this.#at];
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) this.#input.setAttribute("aria-activedescendant", chosen.id);
    else this.#input.removeAttribute("aria-activedescendant");
  }

  /** Chooses another side; only where the caret is at the end. */
  #turn(step: number): boolean {
    const option = this.#options[this.#at];
    const element = this.#elements[this.#at];
    const next = (this.#sides[this.#at] ?? 0) + step;
    const isAtEnd = this.#input.selectionEnd === this.#input.value.length;
    if (!option?.targets[next] || !element || !isAtEnd) return false;
    this.#sides[this.#at] = next;
    for (const [at, side] of all("[data-side]", element).entries()) {
      side.classList.toggle("on", at === next);
    }
    element.ariaLabel = optionName(option, next);
    const said = this.#box.querySelector("[data-spoken]");
    if (said) said.textContent = option.targets[next].side.label;
    return true;
  }

  /** Takes what the arrows chose; nothing where no list is open. */
  take(): void {
    if (this.#box.hidden) return;
    const option = this.#options[this.#at];
    const target = option?.targets[this.#sides[this.#at] ?? 0];
    this.#close();
    if (!option || !target) return;
    this.#taken({
      side: `${option.lesson.folder}:${target.side.name}`,
      file: target.file,
      region: target.region,
    });
  }

  get #listId(): string {
    return `${this.#input.id}-list`;
  }

  get #elements(): HTMLElement[] {
    return all("[role=option]", this.#box);
  }
}
