import { isDeepStrictEqual } from "node:util";
import {
  commonLedger,
  type Header,
  type LedgerRow,
  type Lesson,
  type RecordedAnswer,
  type Side,
} from "@decant/catalog";
import { findSide } from "./hosts.ts";

/** Stands for the value of a header that is not there. */
const ABSENT = "absent";

/** One part in which Flask's answer and another side's differ. */
export interface Difference {
  /** `status`, `reason`, `header <Name>`, `body` or `json`. */
  part: string;
  /** Flask's value; `absent` for a header that is not there. */
  flask: string;
  other: string;
  /** The row of the ledger that explains it. */
  row: LedgerRow | undefined;
}

export interface PartDifference {
  part: string;
  one: string;
  other: string;
}

/**
 * Compares two answers part by part. The reason is compared where the status
 * is the same, Content-Length where the body is; names of headers are compared
 * without case, several of one name as one value of several lines. Bodies that
 * are the same JSON value but not the same text differ in the part `json`.
 */
export function partDifferences(
  one: RecordedAnswer,
  other: RecordedAnswer,
): PartDifference[] {
  const sameStatus = one.status === other.status;
  const sameBody = one.body === other.body;
  const names = new Map<string, string>();
  for (const [name] of [...one.headers, ...other.headers]) {
    const key = name.toLowerCase();
    if (!names.has(key)) names.set(key, name);
  }
  if (!sameBody) names.delete("content-length");
  const headers = [...names].map(([key, name]) => ({
    part: `header ${name}`,
    one: headerValue(one.headers, key),
    other: headerValue(other.headers, key),
  }));
  const parts = [
    { part: "status", one: String(one.status), other: String(other.status) },
    ...(sameStatus
      ? [{ part: "reason", one: one.reason, other: other.reason }]
      : []),
    ...headers,
    {
      part: sameJson(one.body, other.body) ? "json" : "body",
      one: one.body,
      other: other.body,
    },
  ];
  return parts.filter((part) => part.one !== part.other);
}

/** Whether two texts are the same JSON value: the order of keys is none. */
function sameJson(one: string, other: string): boolean {
  try {
    return (
      isDeepStrictEqual(JSON.parse(one), JSON.parse(other)) &&
      isDeepStrictEqual(longNumbers(one), longNumbers(other))
    );
  } catch {
    return false;
  }
}

/** JSON.parse rounds integers from 2^53 on: those are compared as text. */
function longNumbers(text: string): string[] {
  return (text.match(/\d{16,}/g) ?? []).toSorted();
}

function headerValue(headers: readonly Header[], key: string): string {
  const values = headers
    .filter(([name]) => name.toLowerCase() === key)
    .map(([, value]) => value);
  return values.length > 0 ? values.join("\n") : ABSENT;
}

/**
 * Compares Flask's answer to a request with another side's, and finds for each
 * difference the row that explains it: the lesson's own, or else one of the
 * ledger that all lessons share.
 *
 * @param request - the request's name
 * @param side - the other side's name
 */
export function compare(
  lesson: Lesson,
  request: string,
  flask: RecordedAnswer,
  other: RecordedAnswer,
  side: string,
): Difference[] {
  const rows = [...lesson.ledger, ...commonLedger()].filter(
    (row) =>
      row.side === side &&
      (row.requests.length === 0 || row.requests.includes(request)),
  );
  return partDifferences(flask, other).map((found) => ({
    part: found.part,
    flask: found.one,
    other: found.other,
    row: rows.find(
      (row) =>
        samePart(row.part, found.part) &&
        cellMatches(row.flask, found.one) &&
        cellMatches(row.other, found.other),
    ),
  }));
}

function samePart(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** `…` in a cell stands for any text, also over several lines. */
function cellMatches(cell: string, value: string): boolean {
  // "No such header" is not a text that a header might have.
  if (cell === ABSENT || value === ABSENT) return cell === value;
  const literal = cell.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll("…", ".*")}$`, "s").test(value);
}

/**
 * Holds a lesson's ledger against its recordings.
 *
 * @returns one sentence for each difference that no row explains, each row
 *   without a difference and each cell that is not what was recorded; empty
 *   if the ledger is complete
 */
export function checkLedger(lesson: Lesson): string[] {
  const flask = findSide(lesson, "flask");
  const others = lesson.sides.filter(({ name }) => name !== "flask");
  return [
    ...[flask, ...others].flatMap((side) => checkRecording(lesson, side)),
    ...others.flatMap((side) => unexplained(lesson, flask, side)),
    ...lesson.ledger.flatMap((row) => checkRow(lesson, flask, row)),
  ];
}

function checkRecording(lesson: Lesson, side: Side): string[] {
  const missing = lesson.requests
    .filter(({ name }) => !side.answers.has(name))
    .map(({ name }) => `"${name}"`);
  if (missing.length === 0) return [];
  return [
    `answers/${side.name}.http: no answer to ${missing.join(", ")}: run \`npx decant record ${lesson.number}\``,
  ];
}

function unexplained(lesson: Lesson, flask: Side, side: Side): string[] {
  return lesson.requests.flatMap(({ name }) => {
    const one = flask.answers.get(name);
    const other = side.answers.get(name);
    if (!one || !other) return [];
    const about = lesson.ledger.filter(
      (row) => row.side === side.name && row.requests.includes(name),
    );
    return compare(lesson, name, one, other, side.name)
      .filter(({ row }) => row === undefined)
      .filter(({ part }) => !about.some((row) => samePart(row.part, part)))
      .map(
        (found) =>
          `README.md: no row explains "${name} / ${found.part}": Flask has ${show(found.flask)}, ${side.label} ${show(found.other)}`,
      );
  });
}

function checkRow(lesson: Lesson, flask: Side, row: LedgerRow): string[] {
  const side = lesson.sides.find(({ name }) => name === row.side);
  return row.requests.flatMap((request) => {
    const fail = (what: string) => [
      `README.md:${row.line}: row "${request} / ${row.part}" ${what}`,
    ];
    if (!side) return fail(`is about a side that is not there, ${row.side}`);
    if (!lesson.requests.some(({ name }) => name === request)) {
      return fail("names a request that requests.http does not have");
    }
    const one = flask.answers.get(request);
    const other = side.answers.get(request);
    if (!one || !other) return [];
    const found = partDifferences(one, other).find(({ part }) =>
      samePart(part, row.part),
    );
    if (!found) return fail("explains a difference that is not there");
    return [
      ...(cellMatches(row.flask, found.one)
        ? []
        : fail(
            `says ${show(row.flask)} for Flask; recorded is ${show(found.one)}`,
          )),
      ...(cellMatches(row.other, found.other)
        ? []
        : fail(
            `says ${show(row.other)} for ${side.label}; recorded is ${show(found.other)}`,
          )),
    ];
  });
}

/** A value within a sentence: on one line, as in a cell of the table. */
function show(value: string): string {
  if (value === ABSENT) return "no such header";
  return `\`${value.replaceAll("\n", "⏎")}\``;
}
