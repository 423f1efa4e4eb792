import MiniSearch, { type SearchResult } from "minisearch";
import { all, closest } from "../site/dom.page.ts";
import { SEARCH_OPTIONS, type SearchEntry } from "./search-options.page.ts";

const SHOWN = 8;

/**
 * Makes the search field a combobox (ARIA Authoring Practices): arrows choose,
 * Enter opens, Escape closes.
 */
export async function openSearch(input: HTMLInputElement): Promise<void> {
  const index = new MiniSearch<SearchEntry>(SEARCH_OPTIONS);
  const response = await fetch("/search.json");
  index.addAll((await response.json()) as SearchEntry[]);

  const box = document.createElement("div");
  box.className = "search-results";
  box.hidden = true;
  input.after(box);
  input.role = "combobox";
  input.ariaAutoComplete = "list";
  input.ariaExpanded = "false";

  const close = () => {
    box.hidden = true;
    input.ariaExpanded = "false";
    input.removeAttribute("aria-activedescendant");
    input.removeAttribute("aria-controls");
  };
  const update = () => {
    const query = input.value.trim();
    if (query === "") return close();
    const found = index.search(query).slice(0, SHOWN);
    box.replaceChildren(found.length > 0 ? listOf(found) : nothing(query));
    box.hidden = false;
    input.ariaExpanded = String(found.length > 0);
    input.removeAttribute("aria-activedescendant");
    if (found.length > 0) input.setAttribute("aria-controls", "search-list");
    else input.removeAttribute("aria-controls");
  };

  input.addEventListener("input", update);
  input.addEventListener("focus", update);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(input, box, event.key === "ArrowDown" ? 1 : -1);
    }
    const chosen = box.querySelector<HTMLElement>('[aria-selected="true"]');
    if (event.key === "Enter" && chosen && !box.hidden) {
      event.preventDefault();
      open(chosen);
    }
  });
  box.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const option = closest(event, "[role=option]");
    if (option) open(option);
  });
  update();
}

function open(option: HTMLElement): void {
  location.assign(`/lessons/${option.dataset["folder"]}`);
}

function move(input: HTMLInputElement, box: HTMLElement, step: number): void {
  const options = all("[role=option]", box);
  if (options.length === 0) return;
  const at = options.findIndex(({ ariaSelected }) => ariaSelected === "true");
  const next = at < 0 && step < 0 ? options.length - 1 : at + step;
  const chosen = options[(next + options.length) % options.length];
  for (const option of options) option.ariaSelected = String(option === chosen);
  chosen?.scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", chosen?.id ?? "");
}

function listOf(found: readonly SearchResult[]): HTMLElement {
  const list = document.createElement("div");
  list.id = "search-list";
  list.role = "listbox";
  list.ariaLabel = "Lessons found";
  list.append(...found.map(optionOf));
  return list;
}

function optionOf(result: SearchResult): HTMLElement {
  const option = document.createElement("div");
  option.role = "option";
  option.id = `found-${result["number"]}`;
  option.ariaSelected = "false";
  option.dataset["folder"] = String(result.id);
  option.append(
    element("span", "number", String(result["number"])),
    element("span", "", result["question"] as string),
    element("small", "", result["topic"] as string),
  );
  return option;
}

function nothing(query: string): HTMLElement {
  const text = element("p", "search-status", `No lesson has “${query}”.`);
  text.role = "status";
  return text;
}

function element(tag: string, className: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
