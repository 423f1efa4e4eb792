import type { Bug, Lesson } from "@decant/catalog";
import type { Failure, TestRun } from "@decant/lab";
import { many, printable } from "../excerpt.ts";
import { wrapText } from "../layout.ts";
import { colors, terminalWidth } from "../terminal.ts";

const LINES_SHOWN = 24;
const LINE_SHOWN = 160;

/** What to hunt: never the title, which says what is wrong. */
export function showBug(lesson: Lesson, bug: Bug): string[] {
  const number = lesson.bugs.indexOf(bug) + 1;
  return [
    colors.bold(`${lesson.number}. ${lesson.question}`),
    `Bug ${number} of ${lesson.bugs.length}`,
    "",
    ...wrapText(`Symptom: ${bug.symptom}.`, terminalWidth()),
  ];
}

/** The first test that fails, whole, and how many others do. */
export function showRun({ passed, tests, failures }: TestRun): string[] {
  if (passed) return [colors.green(`✓ All ${many(tests, "test")} pass.`)];
  const [first, ...others] = failures;
  if (!first) return [colors.red("✗ No test ran.")];
  return [
    ...showFailure(first),
    ...(others.length > 0 ? [`    (and ${others.length} more)`] : []),
  ];
}

function showFailure({ name, message }: Failure): string[] {
  const lines = message.split("\n");
  return [
    colors.red(`✗ ${printable(name)}`),
    ...lines.slice(0, LINES_SHOWN).map((text) => `    ${cut(text)}`.trimEnd()),
    ...(lines.length > LINES_SHOWN ? ["    …"] : []),
  ];
}

function cut(text: string): string {
  const shown = printable(text);
  return shown.length > LINE_SHOWN ? `${shown.slice(0, LINE_SHOWN)}…` : shown;
}

/** A unified diff in its usual colours. */
export function showDiff(diff: string): string[] {
  return diff
    .trimEnd()
    .split("\n")
    .map((text) => {
      if (/^(?:---|\+\+\+|@@)/.test(text)) return colors.dim(text);
      if (text.startsWith("+")) return colors.green(text);
      return text.startsWith("-") ? colors.red(text) : text;
    });
}
