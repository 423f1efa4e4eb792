import type { Side, SourceFile } from "@decant/catalog";

/** A line of a side's source that is shown, and the file that it is in. */
export interface SourceRow {
  readonly file: SourceFile;
  /** Its number in the file, from 1. */
  readonly number: number;
  /** The first line that is shown of its file. */
  readonly opensFile: boolean;
  /** The names of the regions that begin here and in this source alone. */
  readonly opensAlone: readonly string[];
}

/** Where a region begins among a side's rows. */
interface Start {
  readonly name: string;
  readonly row: number;
}

/** A part of both sources: it begins at the same region in both. */
export interface Block {
  /** The region's name; undefined above the first. */
  readonly region: string | undefined;
  readonly left: readonly SourceRow[];
  readonly right: readonly SourceRow[];
}

/**
 * Cuts two sources into blocks, so that regions of one name begin together.
 * What stands between two such regions belongs to the block above. Markers
 * are left out, and so are blank lines at a block's ends.
 */
export function align(left: Side, right: Side): Block[] {
  const [ours, theirs] = [shownRows(left), shownRows(right)];
  const pairs = commonStarts(regionStarts(ours), regionStarts(theirs));
  const cuts = [
    { region: undefined, from: 0, fromRight: 0 },
    ...pairs.map(([a, b]) => ({
      region: a.name,
      from: a.row,
      fromRight: b.row,
    })),
  ];
  const [lonely, lonelyRight] = [
    markAlone(
      ours,
      pairs.map(([a]) => a),
    ),
    markAlone(
      theirs,
      pairs.map(([, b]) => b),
    ),
  ];
  return cuts
    .map(({ region, from, fromRight }, index) => ({
      region,
      left: trim(lonely.slice(from, cuts[index + 1]?.from)),
      right: trim(lonelyRight.slice(fromRight, cuts[index + 1]?.fromRight)),
    }))
    .filter((block) => block.left.length + block.right.length > 0);
}

/** The lines without markers, and one blank line where there were several. */
function shownRows({ files }: Side): SourceRow[] {
  return files.flatMap((file) => {
    const lines = file.text.trimEnd().split("\n");
    const isBlank = (number: number) => lines[number - 1]?.trim() === "";
    return lines
      .map((_, index) => index + 1)
      .filter((number) => !file.markers.includes(number))
      .filter((number, index, all) => {
        const above = all[index - 1];
        return above === undefined || !isBlank(number) || !isBlank(above);
      })
      .map((number, index) => ({
        file,
        number,
        opensFile: index === 0,
        opensAlone: [],
      }));
  });
}

function markAlone(
  rows: readonly SourceRow[],
  paired: readonly Start[],
): SourceRow[] {
  const alone = regionStarts(rows).filter(
    ({ name, row }) =>
      !paired.some((start) => start.name === name && start.row === row),
  );
  return rows.map((row, index) => ({
    ...row,
    opensAlone: alone
      .filter((start) => start.row === index)
      .map(({ name }) => name),
  }));
}

/** The first row that is shown of each region. */
function regionStarts(rows: readonly SourceRow[]): Start[] {
  const files = new Set(rows.map(({ file }) => file));
  return [...files].flatMap((file) =>
    file.regions.flatMap(({ name, start, end }) => {
      const row = rows.findIndex(
        (each) =>
          each.file === file && each.number >= start && each.number <= end,
      );
      return row < 0 ? [] : [{ name, row }];
    }),
  );
}

/** The longest run of starts that both have in the same order. */
function commonStarts(
  left: readonly Start[],
  right: readonly Start[],
): [Start, Start][] {
  const lengths = left.map(() => right.map(() => 0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (!row) continue;
      row[j] =
        left[i]?.name === right[j]?.name
          ? at(i + 1, j + 1) + 1
          : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [Start, Start][] = [];
  let [i, j] = [0, 0];
  while (at(i, j) > 0) {
    const [a, b] = [left[i], right[j]];
    if (a && b && a.name === b.name) {
      pairs.push([a, b]);
      [i, j] = [i + 1, j + 1];
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

function trim(rows: readonly SourceRow[]): SourceRow[] {
  const isBlank = ({ file, number }: SourceRow) =>
    file.text.split("\n")[number - 1]?.trim() === "";
  const first = rows.findIndex((row) => !isBlank(row));
  const last = rows.findLastIndex((row) => !isBlank(row));
  return first < 0 ? [] : rows.slice(first, last + 1);
}
