import { all, one } from "../site/dom.page.ts";
import { choicesOf, chosen } from "./choices.page.ts";
import { remember } from "./url.page.ts";

/**
 * Lights a region on both sides: its files open, both panes scroll to it, and
 * its chapter is chosen. A side without it says so.
 */
export function light(name: string): void {
  for (const region of all("[data-region]", panes())) {
    region.classList.toggle("lit", region.dataset["region"] === name);
  }
  const owner = all("[data-pane]").find((pane) => regionIn(pane, name));
  for (const pane of all("[data-pane]")) {
    const region = regionIn(pane, name);
    if (region) openFileOf(region, pane);
    showLack(pane, region ? "" : lack(name, owner));
  }
  chooseChapterOf(name);
  scrollToLit();
  remember({ region: name, file: undefined });
}

/** Scrolls each pane, not the page, to its lit region. */
export function scrollToLit(): void {
  for (const region of all(".region.lit", panes())) {
    const box = region.closest(".code");
    if (!box || region.offsetParent === null) continue;
    if (one(".region.lit", box) !== region) continue;
    const room = box.clientHeight;
    const top =
      region.getBoundingClientRect().top -
      box.getBoundingClientRect().top +
      box.scrollTop;
    const above = Math.min(room - region.offsetHeight - 8, room * 0.4);
    box.scrollTop = top - Math.max(4, above);
  }
}

/** Follows the open file: its name in the menu's button, and what is copied. */
export function showFile(pane: HTMLElement): void {
  const open = one(".files :checked", pane) as HTMLInputElement | null;
  const code = one(`.code[data-path="${open?.value}"]`, pane);
  const copy = one("[data-copy]", pane);
  if (copy) copy.dataset["copy"] = code?.dataset["source"] ?? "";
  const more = one("[data-more]", pane);
  const inMenu = all(".menu label", one(".files", pane) ?? pane);
  const named = inMenu.find((label) => one(":checked", label));
  if (more) more.textContent = named?.textContent ?? `+${inMenu.length}`;
}

function panes(): HTMLElement {
  return one("[data-panes]") ?? document.body;
}

function regionIn(pane: HTMLElement, name: string): HTMLElement | null {
  const selector = `[data-region="${name}"]`;
  const open = all(".code", pane).find((code) => code.offsetParent !== null);
  return (open && one(selector, open)) || one(selector, pane);
}

function openFileOf(region: HTMLElement, pane: HTMLElement): void {
  const path = region.closest<HTMLElement>("[data-path]")?.dataset["path"];
  const tab = choicesOf(`file-${pane.dataset["pane"]}`).find(
    ({ value }) => value === path,
  );
  if (tab) tab.checked = true;
  showFile(pane);
}

function lack(name: string, owner: HTMLElement | undefined): string {
  const who = one(".pane-head h2", owner)?.textContent ?? "the other side";
  return `Only ${who} has “${name.replaceAll("-", " ")}”.`;
}

function showLack(pane: HTMLElement, sentence: string): void {
  const line = one("[data-lacks]", pane);
  if (!line) return;
  line.textContent = sentence;
  line.hidden = sentence === "";
}

function chooseChapterOf(name: string): void {
  const owns = (input: HTMLInputElement | undefined) =>
    input?.dataset["regions"]?.split(" ").includes(name) ?? false;
  if (owns(chosen("chapter"))) return;
  const chapter = choicesOf("chapter").find(owns);
  if (!chapter) return;
  chapter.checked = true;
  showChapter();
  remember({ chapter: chapter.value });
}

/** Brings the chosen chapter's chip into view, and its text to its start. */
export function showChapter(): void {
  const chip = chosen("chapter")?.closest("label");
  const row = chip?.parentElement;
  if (!chip || !row) return;
  row.scrollLeft =
    chip.offsetLeft - row.offsetLeft - (row.clientWidth - chip.offsetWidth) / 2;
  one('[data-read="explain"]')?.scrollTo(0, 0);
}
