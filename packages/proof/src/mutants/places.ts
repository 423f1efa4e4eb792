import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { ROOT } from "../root.ts";

/** A package whose tests are tried: a lesson, or one that lessons rest on. */
export interface Place {
  /** The folder's name: `05-dynamic-routes`, `shared`, `catalog`. */
  readonly name: string;
  readonly directory: string;
  /** How much of 100 the tests must notice. */
  readonly demanded: number;
}

const LESSON = { demanded: 90 };
const PACKAGE = { demanded: 85 };

/** All places, lessons first. `lab` is none: its tests start processes. */
export function allPlaces(): Place[] {
  const lessons = readdirSync(join(ROOT, "apps"))
    .filter((folder) => /^\d{2}-/.test(folder))
    .toSorted()
    .map((folder) => join(ROOT, "apps", folder));
  const packages = ["shared", "packages/exchange", "packages/catalog"].map(
    (folder) => join(ROOT, folder),
  );
  return [
    ...lessons.map((directory) => ({ ...LESSON, directory })),
    ...packages.map((directory) => ({ ...PACKAGE, directory })),
  ]
    .filter(({ directory }) => existsSync(directory))
    .map((place) => ({ ...place, name: basename(place.directory) }));
}

/**
 * Finds the place that a person names.
 *
 * @param text - `5`, `05-dynamic-routes`, `shared`, `catalog`
 * @throws Error if there is none
 */
export function findPlace(text: string): Place {
  const places = allPlaces();
  const found = places.find(
    ({ name }) =>
      name === text ||
      (/^\d+$/.test(text) && name.startsWith(`${text.padStart(2, "0")}-`)),
  );
  if (found) return found;
  const known = places.map(({ name }) => name).join(", ");
  throw new Error(`There is no "${text}": there are ${known}.`);
}
