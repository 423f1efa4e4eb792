import type { FailedTest, TestReport } from "@decant/exchange";
import { escapeHtml, sentenceHtml } from "../../answers/text.ts";
import type { FileChange } from "./changes.ts";
import { headline, type Verdict } from "./verdicts.ts";

/** Longer lines and longer changes are cut where they are only shown. */
const LONGEST_LINE = 300;
const MOST_LINES = 60;
const LONGEST_MESSAGE = 2000;

/** A pitfall of the lesson that a change is, or is near. */
export interface Pitfall {
  /** Where it is hunted. */
  readonly href: string;
  /** HTML. */
  readonly title: string;
  /** Whether the change is this very mistake. */
  readonly isIt: boolean;
}

/** What the panel "Your change" tells. */
export interface ChangeView {
  /** The side's label: `Flask`. */
  readonly label: string;
  readonly changes: readonly FileChange[];
  /** Undefined before the first save. */
  readonly verdicts: readonly Verdict[] | undefined;
  readonly over: boolean;
  readonly pitfalls: readonly Pitfall[];
  /** Why nothing was played, else empty. */
  readonly refusal: string;
}

/** What was changed and which answers changed with it, as HTML. */
export function changeHtml(view: ChangeView): string {
  const { label, changes, verdicts, over, pitfalls, refusal } = view;
  const title = refusal
    ? "Not played"
    : verdicts
      ? headline(verdicts, over)
      : "Change it and see";
  return [
    `<h2><span>${escapeHtml(title)}</span><small>${escapeHtml(label)}</small></h2>`,
    refusal ? `<p class="fault">${sentenceHtml(refusal)}</p>` : "",
    verdicts || refusal ? "" : INTRODUCTION,
    ...changes.map(fileHtml),
    verdicts && over ? changedHtml(verdicts) : "",
    verdicts && over && pitfalls.length > 0 ? pitfallsHtml(pitfalls) : "",
  ].join("");
}

const INTRODUCTION = `<p>Change the code, then save: it runs on a copy of your own, every request of the lesson is played from a fresh start, and each answer is compared with the recorded one.</p>
<p class="muted">The copy may hold 64 KB a file and 256 KB in all. It is gone when you are; the lesson’s files are never touched.</p>`;

function fileHtml({ path, lines }: FileChange): string {
  const shown = lines.slice(0, MOST_LINES).map(({ kind, text }) => {
    const sign = kind === "add" ? "+" : "-";
    const word = kind === "add" ? "added" : "removed";
    const line =
      text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text;
    return `<span class="${kind}"><span class="vh">${word}: </span><span aria-hidden="true">${sign} </span>${escapeHtml(line)}\n</span>`;
  });
  const left = lines.length - shown.length;
  const more = left > 0 ? `<span>… and ${left} more lines\n</span>` : "";
  return `<pre class="diff" tabindex="0" role="region" aria-label="What changed in ${escapeHtml(path)}">${shown.join("")}${more}</pre>`;
}

function changedHtml(verdicts: readonly Verdict[]): string {
  const items = verdicts
    .filter(({ kind }) => kind === "changed" || kind === "fault")
    .map(({ name, number, parts, message }) => {
      const what = message
        ? sentenceHtml(message)
        : escapeHtml(parts.join(", "));
      return `<li><a href="?request=${encodeURIComponent(name)}" data-request="${escapeHtml(name)}"><b>${number} ${escapeHtml(name)}</b></a> ${what}</li>`;
    });
  return items.length > 0 ? `<ul class="changed">${items.join("")}</ul>` : "";
}

function pitfallsHtml(pitfalls: readonly Pitfall[]): string {
  const links = pitfalls.map(
    ({ href, title }) => `<a href="${escapeHtml(href)}">${title}</a>`,
  );
  const start = pitfalls.some(({ isIt }) => isIt)
    ? "That is a pitfall of this lesson"
    : "This part has a pitfall of the lesson";
  return `<p>${start}: ${links.join(", ")}.</p>`;
}

/** One word behind a request of the list, as HTML. */
export function tagHtml({ kind }: Verdict): string {
  const words = {
    same: "same",
    changed: "changed",
    fault: "failed",
    waiting: "…",
  };
  const styles = {
    same: "same",
    changed: "changed",
    fault: "changed",
    waiting: "eq",
  };
  return `<span class="tag ${styles[kind]}">${words[kind]}</span>`;
}

/** A run of the tests, as HTML. */
export function testsHtml(report: TestReport): string {
  const { tests, failures } = report;
  const passed = tests - failures.filter(({ name }) => !isFile(name)).length;
  if (failures.length === 0) {
    return `<p class="passed"><b>✓ ${tests} of ${tests} pass</b></p>`;
  }
  return `<p class="failed"><b>✕ ${Math.max(passed, 0)} of ${tests} pass</b></p>${failures
    .slice(0, 5)
    .map(failureHtml)
    .join("")}`;
}

/** A file of which no test ran is named by its path. */
function isFile(name: string): boolean {
  return /^[\w./-]+\.ts$/.test(name);
}

function failureHtml({ name, message, at }: FailedTest): string {
  const where = at
    ? `<small>${escapeHtml(at.file)}, line ${at.line}</small>`
    : "";
  return `<div class="failure"><p><b>${escapeHtml(name)}</b> ${where}</p><pre tabindex="0" role="region" aria-label="The assertion of ${escapeHtml(name)}">${escapeHtml(message.slice(0, LONGEST_MESSAGE))}</pre></div>`;
}
