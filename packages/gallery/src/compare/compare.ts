import type { Lesson, Side } from "@decant/catalog";
import { viewPane } from "../bench/panes.ts";
import { numberRegions } from "../render/regions.ts";

interface Choice {
  readonly lesson: Lesson;
  readonly side: Side;
}

/**
 * What the compare page shows: any side of any lesson beside any other. Two
 * sides of one lesson share their regions' numbers; else each has its own.
 *
 * @param left - `folder:side`; the first lesson's first side if undefined
 * @param right - `folder:side`; the first lesson's second side if undefined
 * @returns undefined if there is no such lesson or side
 */
export function viewCompare(
  lessons: readonly Lesson[],
  left: unknown,
  right: unknown,
) {
  const a = choose(lessons, left, 0);
  const b = choose(lessons, right, 1);
  if (!a || !b) return undefined;
  const together = a.lesson === b.lesson && a.side !== b.side;
  const shared = numberRegions([a.side, b.side]);
  return {
    lessons,
    together,
    panes: (
      [
        ["left", a],
        ["right", b],
      ] as const
    ).map(([place, choice]) => {
      const numbers = together ? shared : numberRegions([choice.side]);
      const pane = viewPane(place, choice.lesson, choice.side, numbers);
      return {
        ...pane,
        value: valueOf(choice),
        regions: [...numbers.values()],
      };
    }),
  };
}

function choose(
  lessons: readonly Lesson[],
  value: unknown,
  fallback: number,
): Choice | undefined {
  if (value === undefined) {
    const [lesson] = lessons;
    const side = lesson?.sides[fallback];
    return lesson && side && { lesson, side };
  }
  for (const lesson of lessons) {
    for (const side of lesson.sides) {
      if (valueOf({ lesson, side }) === value) return { lesson, side };
    }
  }
  return undefined;
}

function valueOf({ lesson, side }: Choice): string {
  return `${lesson.folder}:${side.name}`;
}
