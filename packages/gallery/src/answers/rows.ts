import {
  answerCells,
  type Both,
  type Cell,
  headerCells,
  markChanges,
  reasonCells,
  type Shown,
} from "./cells.ts";

/** A part in which the two answers differ. */
export interface Explained {
  /** `status`, `reason`, `body`, `json` or `header <Name>` */
  readonly part: string;
  /**
   * The ledger's reason, as HTML: undefined where no row explains it, and
   * empty where no ledger is about the two.
   */
  readonly why: string | undefined;
  /** Whether it is so in every lesson, and says little. */
  readonly usual: boolean;
}

/** One part of the two answers, as it is shown. */
export interface Row {
  /** The header's name; empty for status and body. */
  readonly name: string;
  /** From 1; undefined where it is no difference, or a usual one. */
  readonly number: number | undefined;
  /** Undefined where only one side has answered. */
  readonly equal: boolean | undefined;
  readonly cells: Both<Cell>;
  /** The ledger's reasons, as HTML. */
  readonly reasons: readonly string[];
  /** Whether it holds a difference that no row explains. */
  readonly unexplained: boolean;
}

export interface Rows {
  /** What is seen at once: status and body, differences, telling headers. */
  readonly open: readonly Row[];
  /** Differences of every lesson. */
  readonly usual: readonly Row[];
  readonly same: readonly Row[];
}

/** Headers of which it says little that they are the same. */
const PLAIN = new Set([
  "connection",
  "content-length",
  "content-security-policy",
  "content-type",
  "date",
  "etag",
  "keep-alive",
  "server",
  "transfer-encoding",
  "x-content-type-options",
  "x-powered-by",
]);
const FIRST = ["status", "reason", "body", "json"];

/**
 * Lays two answers side by side.
 *
 * @param pair - the answers; undefined where there is none (yet)
 * @param explained - their differences
 * @param pattern - of the placeholders
 * @param marks - whether to mark the changed piece of a value
 */
export function layRows(
  pair: Both<Shown | undefined>,
  explained: readonly Explained[],
  pattern: RegExp,
  marks = false,
): Rows {
  const found = new Map(explained.map((one) => [one.part.toLowerCase(), one]));
  const both = pair.every((shown) => shown !== undefined);
  const row = (name: string, cells: Both<Cell>, own: Explained[]): Row => ({
    name,
    number: undefined,
    equal: both ? own.length === 0 : undefined,
    cells: marks && own.length > 0 ? markChanges(cells) : cells,
    reasons: [...new Set(own.flatMap(({ why }) => why || []))],
    unexplained: own.some(({ why }) => why === undefined),
  });
  const ofFirst = FIRST.flatMap((part) => found.get(part) ?? []);
  const first = row(
    "",
    answerCells(pair, pattern),
    ofFirst.filter(({ usual }) => !usual),
  );
  const usualOfFirst = ofFirst
    .filter(({ usual }) => usual)
    .map((one) =>
      one.part === "reason"
        ? row("Reason", reasonCells(pair), [one])
        : row("Spelling of the JSON", answerCells(pair, pattern), [one]),
    );
  const headers = headerCells(pair, pattern).map(({ name, cells }) => {
    const one = found.get(`header ${name.toLowerCase()}`);
    const place = placeOf(name, one, both);
    return { place, row: row(name, cells, one ? [one] : []) };
  });
  const at = (place: Place) =>
    headers.filter((one) => one.place === place).map((one) => one.row);
  return {
    open: numbered([first, ...at("differs"), ...at("telling")]),
    usual: [...usualOfFirst, ...at("usual")],
    same: at("same"),
  };
}

type Place = "differs" | "usual" | "telling" | "same";

function placeOf(
  name: string,
  difference: Explained | undefined,
  both: boolean,
): Place {
  if (both && difference) return difference.usual ? "usual" : "differs";
  return PLAIN.has(name.toLowerCase()) ? "same" : "telling";
}

function numbered(rows: readonly Row[]): Row[] {
  let number = 0;
  return rows.map((row) => {
    if (row.equal !== false) return row;
    number += 1;
    return { ...row, number };
  });
}
