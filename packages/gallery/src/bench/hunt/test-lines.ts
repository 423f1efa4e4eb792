import type { TestLine } from "./panel.ts";

/** How many lines stand before the assertion. */
const BEFORE = 4;
const AFTER = 1;

/** The lines of a test around its assertion. */
export function linesAround(text: string, line: number): TestLine[] {
  const all = text.split("\n");
  const from = Math.max(line - BEFORE, 1);
  return all
    .slice(from - 1, line + AFTER)
    .map((content, at) => ({ number: from + at, text: content }));
}
