import type { Side } from "@decant/catalog";

/** How many hues tell regions apart; `styles/regions.css` names them. */
const HUES = 8;

/** A region's place in a page: its number, its colour and who has it. */
export interface NumberedRegion {
  readonly name: string;
  /** For people: `show-post` is "show post". */
  readonly label: string;
  /** From 1, in the order of the first side that has it. */
  readonly number: number;
  /** The class of its colour: `hue-3`. */
  readonly hue: string;
  /** The label of the one side that has it; undefined for a pair. */
  readonly only: string | undefined;
}

export type RegionNumbers = ReadonlyMap<string, NumberedRegion>;

/**
 * Numbers the regions of the sides that stand beside each other.
 *
 * @param sides - one side or two, the left one first
 * @returns the regions by name: those of the left side in their order, then
 *   those that only the right side has
 */
export function numberRegions(sides: readonly Side[]): RegionNumbers {
  const owners = new Map<string, string[]>();
  for (const side of sides) {
    for (const name of regionNames(side)) {
      owners.set(name, [...(owners.get(name) ?? []), side.label]);
    }
  }
  return new Map(
    [...owners].map(([name, labels], index) => [
      name,
      {
        name,
        label: name.replaceAll("-", " "),
        number: index + 1,
        hue: `hue-${(index % HUES) + 1}`,
        only: labels.length < sides.length ? labels[0] : undefined,
      },
    ]),
  );
}

function regionNames(side: Side): Set<string> {
  return new Set(
    side.files.flatMap((file) => file.regions.map(({ name }) => name)),
  );
}
