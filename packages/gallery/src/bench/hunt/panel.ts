import type { FailedTest, TestReport } from "@decant/exchange";
import { counted, escapeHtml, sentenceHtml } from "../../answers/text.ts";
import type { Hunted } from "./hunted.ts";

/** What is to be read of a line of a test. */
export interface TestLine {
  readonly number: number;
  readonly text: string;
}

/** A run of the tests in a hunt. */
export interface HuntRun {
  /** Whose report it is: where no test can run, the recorded answers decide. */
  readonly judge: "tests" | "answers";
  /** Why they did not run, else their report. */
  readonly report: TestReport | string;
  /** The lines of the first failing test around its assertion. */
  readonly lines: readonly TestLine[];
  /** `All fourteen answers are as recorded`; empty where none was played. */
  readonly answers: string;
}

/** A hunt as far as it has come. */
export interface HuntView {
  readonly hunted: Omit<Hunted, "texts">;
  /** The lesson's address. */
  readonly address: string;
  /** The hints that were asked for. */
  readonly hints: readonly string[];
  /** The first one with the bug; undefined while it runs. */
  readonly runs: readonly (HuntRun | undefined)[];
  /** The author's fix, as a unified diff, where it was asked for. */
  readonly fix: string;
}

const LONGEST_MESSAGE = 1200;
const WORDS = {
  tests: { good: "pass", bad: "fail" },
  answers: { good: "as recorded", bad: "not as recorded" },
};

/** The left column of a hunt, as HTML. */
export function huntHtml(view: HuntView): string {
  const { hunted, address, runs } = view;
  const found = isFound(runs);
  return [
    `<h2><span>Symptom</span><small>Bug ${hunted.number} of ${hunted.of}</small></h2>`,
    `<p class="symptom">${sentenceHtml(hunted.symptom)}.</p>`,
    ...runs.slice(0, 1).map((run) => runHtml(run, 1, view)),
    judgeHtml(runs),
    hintsHtml(view),
    ...runs.slice(1).map((run, at) => runHtml(run, at + 2, view)),
    fixHtml(view, found),
    found && hunted.next !== ""
      ? `<p class="edit-tools"><a class="btn primary push" href="${address}?bug=${encodeURIComponent(hunted.next)}" data-next>Next bug</a></p>`
      : "",
  ].join("");
}

/** A dot for each bug of a lesson, in their order. */
export function foundHtml(found: readonly boolean[]): string {
  const dots = found.map((one) => `<i${one ? ' class="found"' : ""}></i>`);
  const count = found.filter(Boolean).length;
  return `<span class="dots" role="img" aria-label="${count} of ${found.length} found">${dots.join("")}</span>`;
}

/** Whether the tests pass in the newest run. */
export function isFound(runs: HuntView["runs"]): boolean {
  const last = runs.at(-1);
  return (
    last !== undefined &&
    !isBlind(runs) &&
    typeof last.report !== "string" &&
    last.report.tests > 0 &&
    last.report.failures.length === 0
  );
}

/** Whether the recorded answers decide, and none of them shows the bug. */
function isBlind([first]: HuntView["runs"]): boolean {
  return (
    first?.judge === "answers" &&
    typeof first.report !== "string" &&
    first.report.failures.length === 0
  );
}

function judgeHtml(runs: HuntView["runs"]): string {
  if (runs[0]?.judge !== "answers") return "";
  const text = isBlind(runs)
    ? "No browser runs the tests, and no recorded answer shows this bug: compare your fix with the author’s."
    : "No browser runs the tests: it is found when all answers are as recorded.";
  return `<p class="muted">${text}</p>`;
}

function runHtml(
  run: HuntRun | undefined,
  number: number,
  { hints, runs }: HuntView,
): string {
  const title = (text: string) =>
    `<p class="run-title"><b>${text}</b><small>run ${number}</small></p>`;
  if (run === undefined) {
    return `<section class="run-card">${title("Running…")}</section>`;
  }
  const { judge, report, lines, answers } = run;
  if (typeof report === "string") {
    return `<section class="run-card red">${title("✕ The tests did not run")}<p>${sentenceHtml(report)}</p></section>`;
  }
  const { tests, failures } = report;
  const [first] = failures;
  if (!first && isBlind(runs)) return "";
  if (!first) {
    const help = `Found with ${counted(hints.length, "hint")}.`;
    const text = answers === "" ? help : `${help} ${answers}.`;
    return `<section class="run-card green">${title(`✓ ${tests} of ${tests} ${WORDS[judge].good}`)}<p>${escapeHtml(text)}</p></section>`;
  }
  return `<section class="run-card red">${title(`✕ ${failures.length} of ${tests} ${WORDS[judge].bad}`)}${failureHtml(first, lines)}</section>`;
}

function failureHtml(
  { name, message, at }: FailedTest,
  lines: readonly TestLine[],
): string {
  const code = lines.map(({ number, text }) => {
    const mark = number === at?.line ? ' class="at"' : "";
    return `<span${mark}><i>${number}</i>${escapeHtml(text)}\n</span>`;
  });
  return [
    `<p>${escapeHtml(name)}</p>`,
    code.length > 0
      ? `<pre class="assertion" tabindex="0" role="region" aria-label="The assertion">${code.join("")}</pre>`
      : "",
    `<pre tabindex="0" role="region" aria-label="What the test says">${escapeHtml(message.slice(0, LONGEST_MESSAGE))}</pre>`,
  ].join("");
}

function hintsHtml({ hunted, address, hints }: HuntView): string {
  const items = hints.map((hint) => `<li>${sentenceHtml(hint)}</li>`);
  const next = hints.length + 1;
  const left = hunted.hints - hints.length;
  const label = left === 1 ? "Show the last hint" : `Show hint ${next}`;
  const href = `${address}?bug=${encodeURIComponent(hunted.name)}&amp;hints=${next}`;
  const more =
    left > 0
      ? `<p><a class="btn" href="${href}" data-hint="${next}">${label}</a></p>`
      : "";
  const list =
    items.length > 0 ? `<ol class="hints">${items.join("")}</ol>` : "";
  return list + more;
}

function fixHtml({ hunted, address, fix }: HuntView, found: boolean): string {
  if (fix !== "") {
    const lines = fix.trimEnd().split("\n").filter(isOfFix);
    const shown = lines.map(
      (line) =>
        `<span class="${line.startsWith("+") ? "add" : line.startsWith("-") ? "del" : ""}">${escapeHtml(line)}\n</span>`,
    );
    return `<h3>The author’s fix</h3><pre class="diff" tabindex="0" role="region" aria-label="The author’s fix">${shown.join("")}</pre>`;
  }
  const label = found
    ? "Compare with the author’s fix"
    : "Show the author’s fix";
  const href = `${address}?bug=${encodeURIComponent(hunted.name)}&amp;hints=${hunted.hints}&amp;fix=1`;
  return `<p><a class="btn${found ? "" : " ghost"}" href="${href}" data-fix>${label}</a></p>`;
}

function isOfFix(line: string): boolean {
  return !/^(?:---|\+\+\+|@@)/.test(line);
}
