import { counted } from "../answers/text.ts";
import { onSite } from "../site/address.page.ts";
import { all, closest, one } from "../site/dom.page.ts";
import { fetchJson } from "../site/fetch-json.page.ts";
import { type FoundLesson, openIndex } from "./find.ts";
import { hitHtml, lessonHtml, pageHtml } from "./html.ts";
import { type FoundPage, findPages } from "./pages.ts";
import type { SearchLesson } from "./places.ts";

/**
 * Makes the search field a combobox (ARIA Authoring Practices): arrows choose,
 * Enter opens, Escape closes. Until the index is there, and where it does not
 * come, the field is the form that it is without a script.
 */
export async function openSearch(input: HTMLInputElement): Promise<void> {
  const index = fetchJson<SearchLesson[]>(onSite("/search.json"));
  const lessons = await index.catch(() => undefined);
  if (!lessons) return;
  const find = openIndex(lessons);

  const box = document.createElement("div");
  box.className = "search-box";
  box.hidden = true;
  box.innerHTML =
    '<p class="search-status" role="status"></p><div id="found" role="listbox" aria-label="Found"></div>';
  input.after(box);
  input.role = "combobox";
  input.ariaAutoComplete = "list";
  input.ariaExpanded = "false";
  input.setAttribute("aria-controls", "found");

  const show = (isShown: boolean) => {
    box.hidden = !isShown;
    const [first] = isShown ? all("[role=option]", box) : [];
    input.ariaExpanded = String(first !== undefined);
    choose(input, box, first);
  };
  const update = () => {
    const query = input.value.trim();
    if (query === "") return show(false);
    fill(box, query, find(query));
    show(true);
  };

  input.addEventListener("input", update);
  input.addEventListener("focus", update);
  input.addEventListener("blur", () => show(false));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (box.hidden) input.blur();
      else show(false);
    } else if (box.hidden) return;
    else if (event.key === "ArrowDown") move(input, box, 1);
    else if (event.key === "ArrowUp") move(input, box, -1);
    else if (event.key === "Enter") {
      const chosen = one('[aria-selected="true"]', box);
      if (!chosen) return;
      chosen.click();
    } else return;
    event.preventDefault();
  });
  // The field keeps the focus, so that the list stays until a click has come.
  box.addEventListener("pointerdown", (event) => event.preventDefault());
  box.addEventListener("pointermove", (event) => {
    const option = closest(event, "[role=option]");
    if (option) choose(input, box, option);
  });
  if (document.activeElement === input) update();
}

function fill(
  box: HTMLElement,
  query: string,
  found: readonly FoundLesson[],
): void {
  const status = one("[role=status]", box);
  const list = one("[role=listbox]", box);
  if (!status || !list) return;
  const pages = findPages(query);
  const isFound = found.length + pages.length > 0;
  status.textContent = isFound
    ? `Found: ${counted(pages.length, "page")}, ${counted(found.length, "lesson")}`
    : `No lesson has “${query}”.`;
  status.classList.toggle("vh", isFound);
  list.hidden = !isFound;
  list.replaceChildren(...pagesGroup(pages), ...found.map(groupOf));
}

/** The pages of the site that the query names, above the lessons. */
function pagesGroup(pages: readonly FoundPage[]): HTMLElement[] {
  if (pages.length === 0) return [];
  const group = document.createElement("div");
  group.role = "group";
  group.ariaLabel = "Pages";
  group.append(
    ...pages.map((page, index) =>
      optionOf(`found-page-${index}`, page.address, pageHtml(page)),
    ),
  );
  return [group];
}

function groupOf(found: FoundLesson): HTMLElement {
  const { lesson, hits } = found;
  const group = document.createElement("div");
  group.role = "group";
  group.setAttribute("aria-labelledby", `found-${lesson.number}`);
  const heading = document.createElement("div");
  heading.id = `found-${lesson.number}`;
  heading.className = "search-lesson";
  heading.innerHTML = lessonHtml(found);
  const options = hits.map((hit, index) =>
    optionOf(`found-${lesson.number}-${index}`, hit.address, hitHtml(hit)),
  );
  group.append(heading, ...options);
  return group;
}

function optionOf(id: string, address: string, html: string): HTMLElement {
  const option = document.createElement("a");
  option.id = id;
  option.role = "option";
  option.ariaSelected = "false";
  option.tabIndex = -1;
  option.href = onSite(address);
  option.className = "search-hit";
  option.innerHTML = html;
  return option;
}

function move(input: HTMLInputElement, box: HTMLElement, step: number): void {
  const options = all("[role=option]", box);
  const at = options.findIndex(({ ariaSelected }) => ariaSelected === "true");
  const next = options.at((at + step) % options.length);
  choose(input, box, next);
  next?.scrollIntoView({ block: "nearest" });
}

function choose(
  input: HTMLInputElement,
  box: HTMLElement,
  chosen: HTMLElement | undefined,
): void {
  for (const option of all("[role=option]", box)) {
    option.ariaSelected = String(option === chosen);
  }
  if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
  else input.removeAttribute("aria-activedescendant");
}
