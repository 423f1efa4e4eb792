import type { Hovers } from "../hovers/hovers.ts";
import { all, closest, one } from "../site/dom.page.ts";
import { fetchJson } from "../site/fetch-json.page.ts";

/**
 * Shows the types of identifiers, on pointing, on a tap and on focus. A file is
 * one stop of the Tab key; the arrows go from one identifier to the next.
 */
export async function watchHovers(): Promise<void> {
  const panes = one("[data-hovers]");
  const address = panes?.dataset["hovers"];
  if (!panes || !address) return;
  const hovers = await fetchJson<Hovers>(address).catch(() => undefined);
  if (hovers) attach(panes, hovers);
}

function attach(panes: HTMLElement, { files, cards }: Hovers): void {
  for (const file of all(".code", panes)) {
    const rows = linesOf(file);
    const tokens = files[file.dataset["path"] ?? ""] ?? [];
    for (const [line, column, length, card] of tokens) {
      const row = rows.get(line);
      const range = row && rangeIn(row, column, length);
      if (!range) continue;
      const typed = document.createElement("span");
      typed.className = "typed";
      typed.tabIndex = -1;
      typed.dataset["card"] = String(card);
      range.surroundContents(typed);
    }
    const first = one(".typed", file);
    if (first) first.tabIndex = 0;
  }
  showCards(panes, cards);
}

/** The lines by their numbers, of which some are left out. */
function linesOf(file: HTMLElement): Map<number, HTMLElement> {
  let number = 0;
  return new Map(
    all(".line", file).map((line) => {
      number += Number(/plus-(\d+)/.exec(line.className)?.[1] ?? 1);
      return [number, line];
    }),
  );
}

/** The range of an identifier, where it lies in one piece of text. */
function rangeIn(row: HTMLElement, column: number, length: number) {
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  let start = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const end = start + (node.textContent?.length ?? 0);
    if (column < end) {
      if (column < start || column + length > end) return undefined;
      const range = document.createRange();
      range.setStart(node, column - start);
      range.setEnd(node, column - start + length);
      return range;
    }
    start = end;
  }
  return undefined;
}

function showCards(panes: HTMLElement, cards: readonly string[]): void {
  const card = document.createElement("div");
  card.className = "type-card";
  card.id = "type-card";
  card.role = "tooltip";
  card.popover = "manual";
  panes.after(card);
  let shown: HTMLElement | undefined;

  const hide = () => {
    shown?.classList.remove("lit");
    shown?.removeAttribute("aria-describedby");
    shown = undefined;
    card.hidePopover();
  };
  const show = (typed: HTMLElement) => {
    if (typed === shown) return;
    if (shown) hide();
    shown = typed;
    typed.classList.add("lit");
    typed.setAttribute("aria-describedby", card.id);
    card.innerHTML = cards[Number(typed.dataset["card"])] ?? "";
    card.showPopover();
    place(card, typed.getBoundingClientRect());
  };

  panes.addEventListener("pointermove", (event) => {
    const typed = closest(event, ".typed");
    if (typed) show(typed);
    else if (shown && shown !== document.activeElement) hide();
  });
  panes.addEventListener("pointerleave", (event) => {
    if (shown && event.relatedTarget !== card) hide();
  });
  card.addEventListener("pointerleave", hide);
  panes.addEventListener("focusin", (event) => {
    const typed = closest(event, ".typed");
    if (typed?.matches(":focus-visible")) show(typed);
  });
  panes.addEventListener("click", (event) => {
    const typed = closest(event, ".typed");
    if (typed) show(typed);
    else if (shown) hide();
  });
  panes.addEventListener("focusout", () => shown && hide());
  // A tap lights the region too, for which its pane may scroll.
  const follow = () => {
    if (shown && isSeen(shown)) place(card, shown.getBoundingClientRect());
    else if (shown) hide();
  };
  addEventListener("scroll", follow, { capture: true, passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown) hide();
  });
  panes.addEventListener("keydown", (event) => {
    const typed = closest(event, ".typed");
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[
      event.key
    ];
    const file = typed?.closest<HTMLElement>(".code");
    if (!typed || !step || !file) return;
    event.preventDefault();
    const stops = all(".typed", file);
    const next = stops[stops.indexOf(typed) + step];
    if (!next) return;
    typed.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
}

/** Whether an identifier is not scrolled out of its pane. */
function isSeen(typed: HTMLElement): boolean {
  const box = typed.closest(".code")?.getBoundingClientRect();
  const { top, bottom } = typed.getBoundingClientRect();
  return box !== undefined && top >= box.top && bottom <= box.bottom;
}

/** Above the identifier, or below where there is no room. */
function place(card: HTMLElement, anchor: DOMRect): void {
  const { width, height } = card.getBoundingClientRect();
  const left = Math.min(anchor.left, innerWidth - width - 16);
  const above = anchor.top - height - 6;
  card.style.left = `${Math.max(16, left)}px`;
  card.style.top = `${above > 64 ? above : anchor.bottom + 6}px`;
}
