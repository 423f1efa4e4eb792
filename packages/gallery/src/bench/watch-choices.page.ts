import { all, closest, one } from "../site/dom.page.ts";
import { recordedExchanges, showAnswers } from "./answers.page.ts";
import {
  choicesOf,
  choose,
  chooseValue,
  chosen,
  step,
} from "./choices.page.ts";
import { light, scrollToLit, showChapter, showFile } from "./light.page.ts";
import { clearNotice } from "./notice.page.ts";
import { remember } from "./url.page.ts";

/** What follows from each choice; all choices are in the URL. */
export function watchChoices(): void {
  const follow: Record<string, (input: HTMLInputElement) => void> = {
    request: followRequest,
    chapter: followChapter,
    read: ({ value }) =>
      remember({ read: value === "explain" ? undefined : value }),
    "file-left": followFile,
    "file-right": followFile,
    flip: scrollToLit,
  };
  document.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) follow[target.name]?.(target);
  });
  document.addEventListener("click", (event) => {
    const {
      showRegion,
      request,
      step: chapters,
      requestStep,
    } = closest(
      event,
      "[data-show-region], [data-request], [data-step], [data-request-step]",
    )?.dataset ?? {};
    if (event.ctrlKey || event.metaKey) return;
    if (showRegion) light(showRegion);
    else if (request) chooseValue("request", request);
    else if (chapters) step("chapter", Number(chapters));
    else if (requestStep) step("request", Number(requestStep));
    else return followRegion(event);
    event.preventDefault();
  });
  readUrl();
  void settle();
}

/** Once the fonts are there, all heights are known. */
async function settle(): Promise<void> {
  await document.fonts.ready;
  scrollToLit();
  showChapter();
  showRequest();
  // So that the next step waits for nothing.
  await recordedExchanges();
}

/** Lights the region of a number: the keys 1 to 9. */
export function lightNumber(number: string): void {
  const name = one(`[data-panes] [data-number="${number}"]`)?.dataset["region"];
  if (name) light(name);
}

function followRequest({ value, dataset }: HTMLInputElement): void {
  remember({ request: value });
  if (dataset["region"]) light(dataset["region"]);
  void leaveOwn();
  showRequest();
}

/** Another request is chosen: the edited one goes. */
async function leaveOwn(): Promise<void> {
  if (one("[data-own]")?.hidden === false) {
    (await import("./own-request.page.ts")).closeOwn();
  }
  clearNotice();
  await showAnswers();
}

/** Brings the chosen request into view. */
function showRequest(): void {
  const row = chosen("request")?.closest("label");
  const list = row?.parentElement;
  if (!row || !list) return;
  const top = row.offsetTop - list.offsetTop;
  if (
    top < list.scrollTop ||
    top + row.offsetHeight > list.scrollTop + list.clientHeight
  ) {
    list.scrollTop = top - list.clientHeight / 2;
  }
}

function followChapter({ value, dataset }: HTMLInputElement): void {
  remember({ chapter: value });
  const first = dataset["regions"]
    ?.split(" ")
    .find((name) => one(`[data-panes] [data-region="${name}"]`));
  if (first) light(first);
  showChapter();
}

function followFile(input: HTMLInputElement): void {
  const pane = input.closest<HTMLElement>("[data-pane]");
  if (pane) showFile(pane);
  input.closest<HTMLElement>("[popover]")?.hidePopover();
  const files = ["file-left", "file-right"].flatMap(
    (name) => chosen(name)?.value ?? [],
  );
  remember({ file: files });
  scrollToLit();
}

/** A click on code lights its region, unless it ends a selection. */
function followRegion(event: MouseEvent): void {
  const name = closest(event, "[data-panes] [data-region]")?.dataset["region"];
  if (name && getSelection()?.isCollapsed !== false) light(name);
}

/** The server may have rendered another state than the URL's. */
function readUrl(): void {
  const { searchParams } = new URL(location.href);
  for (const name of ["read", "request", "chapter"]) {
    const value = searchParams.get(name);
    if (value === null || value === chosen(name)?.value) continue;
    chooseValue(name, value);
  }
  const region = searchParams.get("region");
  if (region && one(".region.lit")?.dataset["region"] !== region) light(region);
  for (const path of searchParams.getAll("file")) {
    for (const name of ["file-left", "file-right"]) {
      const tab = choicesOf(name).find(({ value }) => value === path);
      if (tab && !tab.checked) choose(tab);
    }
  }
  for (const pane of all("[data-pane]")) showFile(pane);
}
