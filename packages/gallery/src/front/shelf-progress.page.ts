import {
  countDue,
  type LessonProgress,
  type Progress,
  progressIn,
} from "@decant/revise";
import { onSite } from "../site/address.page.ts";
import { all, one } from "../site/dom.page.ts";
import { loadProgress } from "../site/progress.page.ts";

/** What the page says of a lesson, to measure the progress by. */
interface Row {
  readonly link: HTMLElement;
  readonly chapters: readonly (readonly [id: string, title: string])[];
  readonly requests: number;
  readonly quiz: number;
  readonly bugs: readonly string[];
}

/**
 * Shows what was done in each lesson, and where to go on. The places are
 * there from the first moment (`theme.page.ts`), so nothing moves.
 */
export function showProgress(): void {
  const progress = loadProgress();
  const now = new Date();
  const { last } = progress;
  const kept = whatIsKept(progress);
  if (kept) document.documentElement.dataset["progress"] = kept;
  else delete document.documentElement.dataset["progress"];

  for (const link of all("[data-lesson]")) {
    const folder = link.dataset["lesson"] ?? "";
    const row = readRow(link);
    const isLast = last?.folder === folder;
    link.classList.toggle("last", isLast);
    const due = countDue(progress, now, folder);
    showRow(row, progressIn(progress, folder), due);
    if (isLast) showGoOn(row, last.chapter);
  }
  const due = countDue(progress, now);
  if (due > 0) {
    const words = due === 1 ? "1 card is due" : `${due} cards are due`;
    one("[data-due-today]")?.replaceChildren(`${words}.`);
  }
}

/** As `theme.page.ts` guessed it before the page was drawn. */
function whatIsKept({ lessons, cards }: Progress): string {
  if (Object.keys(cards).length > 0) return "cards";
  return Object.keys(lessons).length > 0 ? "kept" : "";
}

function readRow(link: HTMLElement): Row {
  const { chapters, requests, quiz, bugs } = link.dataset;
  return {
    link,
    chapters: JSON.parse(chapters ?? "[]") as Row["chapters"],
    requests: Number(requests),
    quiz: Number(quiz),
    bugs: bugs?.split(" ").filter((name) => name !== "") ?? [],
  };
}

function showRow(row: Row, done: LessonProgress, due: number): void {
  const { link, chapters, bugs } = row;
  const known = new Set(chapters.map(([id]) => id));
  const read = done.chapters.filter((id) => known.has(id)).length;
  const share = (of(read, known.size) + of(done.sent.length, row.requests)) / 2;
  const answers = Object.values(done.quiz);
  const right = answers.filter((answer) => answer.right).length;
  const found = bugs.filter((name) => done.bugs.includes(name)).length;

  const ring = one(".ring", link);
  ring?.style.setProperty("--share", `${share * 100}%`);
  ring?.classList.toggle("full", share === 1);
  const score = answers.length > 0 ? `${right}/${row.quiz}` : "";
  one(".score", link)?.replaceChildren(score);
  one(".due", link)?.replaceChildren(due > 0 ? String(due) : "");
  for (const [index, pip] of all(".pips i", link).entries()) {
    pip.classList.toggle("found", index < found);
  }
  describe(link, [
    share > 0 ? `${Math.round(share * 100)}% read and run` : "",
    score && `${right} of ${row.quiz} in the quiz`,
    found > 0 ? `${found} of ${bugs.length} bugs found` : "",
    due > 0 ? `${due} card${due === 1 ? "" : "s"} due` : "",
  ]);
}

/** Says in words what the ring and the marks show. */
function describe(link: HTMLElement, facts: readonly string[]): void {
  const text = facts.filter((fact) => fact !== "").join(", ");
  one("[data-done]", link)?.remove();
  if (text === "") return;
  const words = document.createElement("span");
  words.className = "vh";
  words.dataset["done"] = "";
  words.textContent = ` (${text})`;
  link.append(words);
}

function showGoOn({ link, chapters }: Row, id: string): void {
  const card = document.querySelector<HTMLAnchorElement>("[data-go-on]");
  if (!card) return;
  const at = chapters.findIndex(([chapter]) => chapter === id);
  const chapter = chapters[at];
  const { lesson = "", number = "" } = link.dataset;
  const put = (name: string, text: string) =>
    one(`[data-go-on-${name}]`, card)?.replaceChildren(text);
  put("number", number);
  put("question", one("b", link)?.textContent ?? "");
  const part = chapter
    ? `Part ${at + 1} of ${chapters.length}: ${chapter[1]}`
    : "From the start";
  put("part", part);
  const width = `${of(at + 1, chapters.length) * 100}%`;
  one("[data-go-on-bar]", card)?.style.setProperty("width", width);
  const query = chapter ? `?chapter=${encodeURIComponent(id)}` : "";
  card.href = onSite(`/lessons/${lesson}${query}`);
}

/** A share from 0 to 1: a lesson may have lost what was counted once. */
function of(part: number, whole: number): number {
  return whole > 0 ? Math.min(part / whole, 1) : 0;
}
