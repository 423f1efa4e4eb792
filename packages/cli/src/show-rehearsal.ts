import type { Lesson, Side } from "@decant/catalog";
import type { Mismatch, Rehearsed } from "@decant/lab";
import { excerpt, many, printable } from "./excerpt.ts";
import { colors } from "./terminal.ts";

/** One side, and what became of its requests or why it did not run. */
export interface Rehearsal {
  readonly side: Side;
  readonly outcome: readonly Rehearsed[] | Error;
}

/** Whether an answer is not the recorded one, or did not come. */
export function isChanged({ mismatches, fault }: Rehearsed): boolean {
  return fault !== undefined || mismatches.length > 0;
}

/** One line where all answers are the recorded ones; else what changed. */
export function showRehearsal(
  lesson: Lesson,
  { side, outcome }: Rehearsal,
): string[] {
  if (outcome instanceof Error) {
    const [first = "", ...rest] = outcome.message.trimEnd().split("\n");
    return [
      `${colors.red("✗")} ${side.label}: ${printable(first)}`,
      ...rest.map((text) => `    ${printable(text)}`),
    ];
  }
  const changed = outcome.filter(isChanged);
  const total = many(lesson.requests.length, "answer");
  if (changed.length === 0) {
    return [`${colors.green("=")} ${side.label}: same, ${total}`];
  }
  const unsent = lesson.requests.length - outcome.length;
  return [
    `${colors.yellow("≠")} ${side.label}: ${changed.length} of ${total} changed${
      unsent > 0 ? `, and ${unsent} were not asked for` : ""
    }`,
    ...changed.flatMap(showChange),
  ];
}

function showChange({ request, mismatches, fault }: Rehearsed): string[] {
  return [
    `    ${colors.bold(request)}`,
    ...(fault === undefined ? [] : [`      ${printable(fault)}`]),
    ...mismatches.flatMap(showMismatch),
  ];
}

function showMismatch({ part, recorded, live }: Mismatch): string[] {
  return [
    `      ${colors.yellow(printable(part))}`,
    `        before  ${excerpt(recorded, live)}`,
    `        now     ${excerpt(live, recorded)}`,
  ];
}
