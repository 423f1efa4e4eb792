import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { ROOT } from "../root.ts";

/** A package whose tests are tried: a lesson, or one that lessons rest on. */
export interface Place {
  /** `05-dynamic-routes`, `16-rest-api-flask`, `shared`, `catalog`. */
  readonly name: string;
  readonly directory: string;
  /** Which sources are changed. */
  readonly language: "typescript" | "python";
  /** How much of 100 the tests must notice. */
  readonly demanded: number;
  /** Whether only one change in ten is tried, since each takes long. */
  readonly sampled?: boolean;
}

const LESSON = 90;
const PACKAGE = 85;
/** The lessons with most logic, whose Flask sides are tried too. */
const FLASK = ["14-crud", "16-rest-api", "23-extensions"];

/** All places, lessons first. */
export function allPlaces(): Place[] {
  const lessons = readdirSync(join(ROOT, "apps"))
    .filter((folder) => /^\d{2}-/.test(folder))
    .toSorted()
    .map((folder) => typescript(`apps/${folder}`, LESSON));
  const packages = ["shared", "packages/exchange", "packages/catalog"];
  return [
    ...lessons,
    ...FLASK.map(python),
    ...packages.map((folder) => typescript(folder, PACKAGE)),
    { ...typescript("packages/lab", PACKAGE), sampled: true },
  ];
}

function typescript(folder: string, demanded: number): Place {
  const directory = join(ROOT, folder);
  return {
    name: basename(folder),
    directory,
    language: "typescript",
    demanded,
  };
}

function python(lesson: string): Place {
  return {
    name: `${lesson}-flask`,
    directory: join(ROOT, "apps", lesson),
    language: "python",
    demanded: LESSON,
  };
}

/**
 * Finds the place that a person names.
 *
 * @param text - `5`, `05-dynamic-routes`, `shared`, `catalog`
 * @param language - which of a lesson's sides is meant
 * @throws Error if there is none
 */
export function findPlace(text: string, language: Place["language"]): Place {
  const places = allPlaces().filter((place) => place.language === language);
  const found = places.find(
    ({ name }) =>
      name === text ||
      (/^\d+$/.test(text) && name.startsWith(`${text.padStart(2, "0")}-`)),
  );
  if (found) return found;
  const known = places.map(({ name }) => name).join(", ");
  throw new Error(`There is no "${text}": there are ${known}.`);
}
