import MiniSearch from "minisearch";
import { UserError } from "./user-error.ts";

/** What a thing can be called. */
export interface Description {
  /** Its number as one types it. */
  readonly number: string;
  /** The first stands in sentences. */
  readonly names: readonly string[];
}

/**
 * Finds the one thing that a person names: by its number, by a name, or by a
 * part that only one name has. Capitals are as good as small letters.
 *
 * @param kind - what the things are: `lesson`
 * @throws UserError if nothing has that name, with those that are like it, or
 *   if the part fits several
 */
export function chooseByName<T>(
  kind: string,
  things: readonly T[],
  text: string,
  describe: (thing: T) => Description,
): T {
  const wanted = text.trim().toLowerCase();
  const all = things.map((thing) => ({ thing, ...describe(thing) }));
  const exact = all.find(
    ({ number, names }) =>
      number === wanted || names.some((name) => name.toLowerCase() === wanted),
  );
  if (exact) return exact.thing;

  const isNumber = wanted === "" || /^\d+$/.test(wanted);
  const fitting = isNumber
    ? []
    : all.filter(({ names }) =>
        names.some((name) => name.toLowerCase().includes(wanted)),
      );
  const [only, ...others] = fitting;
  if (only && others.length === 0) return only.thing;
  if (only) {
    throw new UserError(
      `"${text}" fits several: ${list(fitting)}. Name one of them.`,
    );
  }
  const similar = isNumber ? [] : findSimilar(all, wanted);
  throw new UserError(
    `There is no ${kind} "${text}"${
      similar.length > 0
        ? `. Did you mean ${list(similar)}?`
        : `: there ${all.length === 1 ? "is" : "are"} ${list(all)}.`
    }`,
  );
}

function list(things: readonly Description[]): string {
  return things
    .map(({ number, names: [name] }) => `${number} ${name}`)
    .join(", ");
}

const SUGGESTIONS = 3;

function findSimilar(
  things: readonly Description[],
  wanted: string,
): Description[] {
  const index = new MiniSearch<{ id: number; name: string }>({
    fields: ["name"],
    searchOptions: { fuzzy: 0.34, prefix: true },
  });
  index.addAll(things.map(({ names: [name = ""] }, id) => ({ id, name })));
  return index
    .search(wanted)
    .slice(0, SUGGESTIONS)
    .flatMap(({ id }) => things[id as number] ?? []);
}
