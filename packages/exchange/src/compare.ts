import type { Header, LedgerRow, RecordedAnswer } from "./model.ts";

/** Stands for the value of a header that is not there. */
export const ABSENT = "absent";

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
  const ours = byName(one.headers);
  const theirs = byName(other.headers);
  const all = new Map([...theirs, ...ours]);
  const keys = new Set([...ours.keys(), ...theirs.keys()]);
  if (!sameBody) keys.delete("content-length");
  const headers = Array.from(keys, (key) => ({
    part: `header ${all.get(key)?.name}`,
    one: ours.get(key)?.values.join("\n") ?? ABSENT,
    other: theirs.get(key)?.values.join("\n") ?? ABSENT,
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
      sameValue(JSON.parse(one), JSON.parse(other)) &&
      sameValue(longNumbers(one), longNumbers(other))
    );
  } catch {
    return false;
  }
}

/** Whether two values of JSON are the same. */
function sameValue(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return Object.is(one, other);
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) => Object.hasOwn(other, key) && sameValue(one[key], other[key]),
    )
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** JSON.parse rounds integers from 2^53 on: those are compared as text. */
function longNumbers(text: string): string[] {
  return (text.match(/\d{16,}/g) ?? []).toSorted();
}

/** All values of one name. */
export interface Field {
  /** As it is written first. */
  readonly name: string;
  readonly values: string[];
}

/** The fields of a header section by their names in lower case. */
export function byName(headers: readonly Header[]): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const field = fields.get(key);
    if (field) field.values.push(value);
    else fields.set(key, { name, values: [value] });
  }
  return fields;
}

/**
 * Compares Flask's answer to a request with another side's, and finds for each
 * difference the first row that explains it.
 *
 * @param ledger - the rows: a lesson's own stand before those of all lessons
 * @param request - the request's name
 * @param side - the other side's name
 */
export function compare(
  ledger: readonly LedgerRow[],
  request: string,
  flask: RecordedAnswer,
  other: RecordedAnswer,
  side: string,
): Difference[] {
  const rows = ledger.filter(
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

/** Whether two cells name one part: `header ETag` is `header etag`. */
export function samePart(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** `…` in a cell stands for any text, also over several lines. */
export function cellMatches(cell: string, value: string): boolean {
  // "No such header" is not a text that a header might have.
  if (value === ABSENT) return cell === value;
  const [first = "", ...rest] = cell.split("…");
  const last = rest.pop();
  if (last === undefined) return cell === value;
  if (!value.startsWith(first) || !value.endsWith(last)) return false;
  let from = first.length;
  for (const part of rest) {
    const at = value.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from <= value.length - last.length;
}
