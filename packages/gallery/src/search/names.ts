import type { Lesson } from "@decant/catalog";

/** A name that so many places have tells them apart no more. */
const COMMON = 6;
/** A name that is no word of prose: `url_for`, `res.send`, `jsonify(`. */
const CODE_NAME = /[\p{L}_$][\p{L}\p{N}_$.-]*[\p{L}\p{N}_$](?=(\()?)/gu;

/**
 * The names in the code, by the innermost region around; under "" the rest,
 * with the names of the sides and of the files.
 */
export function codeNames({ sides }: Lesson): Map<string, Set<string>> {
  const about = sides.flatMap(({ label, files }) => [
    label,
    ...files.map(({ path }) => path.slice(path.lastIndexOf("/") + 1)),
  ]);
  const names = new Map([["", new Set(about)]]);
  for (const { text, regions } of sides.flatMap(({ files }) => files)) {
    const inner = regions.toSorted((a, b) => b.start - a.start);
    for (const [index, line] of text.split("\n").entries()) {
      const { name = "" } =
        inner.find(({ start, end }) => start - 1 <= index && index < end) ?? {};
      const known = names.get(name) ?? new Set();
      for (const found of namesIn(line)) known.add(found);
      names.set(name, known);
    }
  }
  const { "": outside = new Set(), ...regions } = Object.fromEntries(names);
  for (const name of Object.values(regions).flatMap((all) => [...all])) {
    outside.delete(name);
  }
  return names;
}

/** By request: its headers, and the status and the headers of its answers. */
export function requestNames({
  requests,
  sides,
}: Lesson): Map<string, Set<string>> {
  return new Map(
    requests.map(({ name, headers }) => {
      const answers = sides.flatMap((side) => side.answers.get(name) ?? []);
      const all = [headers, ...answers.map((answer) => answer.headers)];
      const fields = all.flat().map(([field]) => field);
      const statuses = answers.map(({ status }) => String(status));
      return [name, new Set([...statuses, ...fields])];
    }),
  );
}

/** A function that keeps the names that only some of the lists have. */
export function rareNames(lists: readonly (readonly string[])[]) {
  const counts = countLists(lists);
  return (names: Iterable<string> = []) =>
    [...names].filter((name) => (counts.get(name) ?? 0) < COMMON).join(" ");
}

/** In how many of the lists each name is. */
export function countLists(
  lists: readonly (readonly string[])[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of lists.flatMap((list) => [...new Set(list)])) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function namesIn(line: string): string[] {
  return Array.from(line.matchAll(CODE_NAME))
    .filter(([name, called]) => called || /[._$-]|\p{Ll}\p{Lu}/u.test(name))
    .map(([name]) => name);
}
