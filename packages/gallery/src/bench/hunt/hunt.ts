import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bug, Lesson } from "@decant/catalog";
import type { Runner, TestReport } from "@decant/exchange";
import { fixOf } from "@decant/lab";
import type { LessonData } from "../../answers/data.ts";
import { toLessonData } from "../../answers/lesson-data.ts";
import { changedFiles, type Texts } from "../edit/changes.ts";
import { drawChange, type ModeView } from "../edit/mode.ts";
import { tagHtml } from "../edit/panel.ts";
import { play, type Run, runTests } from "../edit/play.ts";
import { headline, tally, verdictsOf } from "../edit/verdicts.ts";
import type { Query } from "../state.ts";
import { type Hunted, huntFor } from "./hunted.ts";
import { type HuntRun, huntHtml, type TestLine } from "./panel.ts";
import { linesAround } from "./test-lines.ts";

/** The bug that a URL or a form names. */
export function huntedBug(lesson: Lesson, { bug }: Query): Bug | undefined {
  return lesson.bugs.find(({ name }) => name === bug);
}

/** A hunt as its page shows it without a script. */
export function openHunt(
  lesson: Lesson,
  bug: Bug,
  query: Query,
  saved?: { readonly texts: Texts; readonly run: Run; readonly test: HuntRun },
  request = "",
): ModeView {
  const hunted = huntFor(lesson, bug);
  const data = toLessonData(lesson);
  const verdicts = saved && verdictsOf(data, saved.run);
  return {
    name: "hunt",
    side: hunted.side,
    value: bug.name,
    hints: shownHints(bug, query).length,
    texts: { ...hunted.texts, ...saved?.texts },
    panel: huntHtml({
      hunted,
      address: `/lessons/${lesson.folder}`,
      hints: shownHints(bug, query),
      runs: saved ? [saved.test] : [],
      fix: query["fix"] === undefined ? "" : fixOf(lesson, bug),
    }),
    tags: verdicts?.map(tagHtml) ?? [],
    tally: verdicts ? tally(verdicts) : "",
    exchange: saved ? drawChange(data, saved.run, request).html : "",
  };
}

/** Plays and tests what a form has saved. */
export async function saveHunt(
  runner: Runner,
  lesson: Lesson,
  bug: Bug,
  texts: Texts,
  signal: AbortSignal,
) {
  const hunted = huntFor(lesson, bug);
  const side = { name: hunted.side, files: filesOf(hunted, texts) };
  const [run, report] = await Promise.all([
    play(runner, lesson.folder, side, signal),
    runTests(runner, lesson.folder, side, signal),
  ]);
  return run && { texts, run, test: toHuntRun(lesson, run, report) };
}

/** The files that are to be sent: those with the bug, and what was changed. */
function filesOf({ texts, wrong }: Hunted, edited: Texts): Texts {
  const now = { ...texts, ...edited };
  const all = [...wrong, ...Object.keys(changedFiles(texts, now))];
  return Object.fromEntries(all.map((path) => [path, now[path] ?? ""]));
}

function toHuntRun(
  lesson: Lesson,
  run: Run,
  report: TestReport | string,
): HuntRun {
  const data: LessonData = toLessonData(lesson);
  return {
    judge: "tests",
    report,
    lines: typeof report === "string" ? [] : testLines(lesson, report),
    answers: headline(verdictsOf(data, run), true),
  };
}

function testLines({ directory }: Lesson, report: TestReport): TestLine[] {
  const at = report.failures[0]?.at;
  const text = at && testSource(directory, at.file);
  return text === undefined ? [] : linesAround(text, at?.line ?? 1);
}

/** The text of a lesson's test. */
export function testSource(directory: string, path: string) {
  const file = join(directory, path);
  const isTest = /^test\/[\w.-]+\.ts$/.test(path);
  return isTest && existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** The hints up to the one that was asked for. */
function shownHints({ hints }: Bug, query: Query): readonly string[] {
  const wanted = Number(query["hints"] ?? 0);
  return hints.slice(0, Number.isInteger(wanted) ? Math.max(wanted, 0) : 0);
}
