import type { Lesson } from "@decant/catalog";
import { bugRegions } from "../bench/bug-regions.ts";

/** A pitfall of a lesson, and the regions that it is about. */
export interface Pitfall {
  /** Markdown. */
  readonly text: string;
  readonly regions: ReadonlySet<string>;
}

const REGION = /\(#region:([a-z\d-]+)\)/g;
const BUG = /\(bugs\/([a-z\d-]+)\.patch\)/g;

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
          ...bugs.flatMap((bug) => [...bugRegions(lesson, bug)]),
        ]),
      };
    });
}

function namesIn(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, name = ""]) => name);
}
