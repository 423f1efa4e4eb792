import type { Side } from "@decant/catalog";
import type { Chapter } from "./chapters.ts";

/** How many hues tell regions apart; `site/tokens.css` names them. */
const HUES = 8;

/** A region's place in a page: its number, its colour and who has it. */
export interface NumberedRegion {
  readonly name: string;
  /** For people: `show-post` is "show post". */
  readonly label: string;
  /** From 1. */
  readonly number: number;
  /** The class of its colour: `hue-3`. */
  readonly hue: string;
  /** The label of the one side that has it; undefined for a pair. */
  readonly only: string | undefined;
  /** The indexes of the chapters that name it. */
  readonly chapters: readonly number[];
}

export type RegionNumbers = ReadonlyMap<string, NumberedRegion>;

/**
 * Numbers the regions of the sides that stand beside each other.
 *
 * @param sides - one side or two, the left one first
 * @param chapters - their regions come first, in their order
 * @returns the regions by name: then the other ones of the left side in their
 *   order, and those that only the right side has
 */
export function numberRegions(
  sides: readonly Side[],
  chapters: readonly Chapter[] = [],
): RegionNumbers {
  const owners = new Map<string, string[]>();
  for (const side of sides) {
    for (const name of regionNames(side)) {
      owners.set(name, [...(owners.get(name) ?? []), side.label]);
    }
  }
  const names = new Set([
    ...chapters
      .flatMap(({ regions }) => regions)
      .filter((name) => owners.has(name)),
    ...owners.keys(),
  ]);
  return new Map(
    [...names].map((name, index) => {
      const labels = owners.get(name) ?? [];
      return [
        name,
        {
          name,
          label: name.replaceAll("-", " "),
          number: index + 1,
          hue: `hue-${(index % HUES) + 1}`,
          only: labels.length < sides.length ? labels[0] : undefined,
          chapters: [...chapters.keys()].filter((at) =>
            chapters[at]?.regions.includes(name),
          ),
        },
      ];
    }),
  );
}

/** The names of a side's regions, in the order of its files and lines. */
export function regionNames(side: Side): Set<string> {
  return new Set(
    side.files.flatMap((file) => file.regions.map(({ name }) => name)),
  );
}
