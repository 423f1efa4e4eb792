import type { Bug, Lesson } from "@decant/catalog";

/** A pitfall of a lesson, and the regions that it is about. */
export interface Pitfall {
  /** Markdown. */
  readonly text: string;
  readonly regions: ReadonlySet<string>;
}

const REGION = /\(#region:([a-z\d-]+)\)/g;
const BUG = /\(bugs\/([a-z\d-]+)\.patch\)/g;
const HUNK = /^@@ -(\d+)/;

/**
 * Finds the regions of each pitfall: those that it names, and those in which
 * the bug that one practises it with changes a line.
 */
export function pitfallsOf(lesson: Lesson): Pitfall[] {
  return lesson.sections.Pitfalls.split(/^- /m)
    .slice(1)
    .map((item) => {
      const text = item.trim().replaceAll(/\n\s+/g, " ");
      const bugs = namesIn(text, BUG).flatMap((name) =>
        lesson.bugs.filter((bug) => bug.name === name),
      );
      return {
        text,
        regions: new Set([
          ...namesIn(text, REGION),
          ...bugs.flatMap((bug) => regionsOf(lesson, bug)),
        ]),
      };
    });
}

function namesIn(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, name = ""]) => name);
}

function regionsOf({ sides }: Lesson, { diff }: Bug): string[] {
  const files = sides.flatMap((side) => side.files);
  return changedLines(diff).flatMap(({ path, line }) =>
    files
      .filter((file) => file.path === path)
      .flatMap(({ regions }) => regions)
      .filter(({ start, end }) => start <= line && line <= end)
      .map(({ name }) => name),
  );
}

/** Where a unified diff takes a line away, or adds one after a line. */
function changedLines(diff: string): { path: string; line: number }[] {
  const found: { path: string; line: number }[] = [];
  let path = "";
  let line = 0;
  for (const text of diff.split("\n")) {
    const start = HUNK.exec(text)?.[1];
    if (start !== undefined) line = Number(start);
    else if (text.startsWith("--- ")) path = text.slice(4).replace(/^a\//, "");
    else if (text.startsWith("+++ ")) continue;
    else if (text.startsWith("-")) found.push({ path, line: line++ });
    else if (text.startsWith("+")) found.push({ path, line: line - 1 });
    else line += 1;
  }
  return found;
}
