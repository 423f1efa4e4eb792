import {
  compare,
  type LedgerRow,
  partDifferences,
  type RecordedAnswer,
} from "@decant/exchange";
import type { Both } from "./cells.ts";
import type { LessonData } from "./data.ts";
import type { Explained } from "./rows.ts";

const FLASK = "flask";
const LENGTH = "header Content-Length";

/** Whether the ledger speaks of these two sides: it compares Flask with others. */
export function hasLedger([left, right]: Both<string>): boolean {
  return (left === FLASK) !== (right === FLASK);
}

/**
 * Finds the differences of two sides' answers, and what the ledger says.
 *
 * @param request - whose rows explain them; empty for the common ones only
 * @param pair - the sides' names
 * @param forms - their answers as recorded, in the same order
 */
export function explain(
  data: LessonData,
  request: string,
  pair: Both<string>,
  forms: Both<RecordedAnswer>,
): Explained[] {
  const [left, right] = forms;
  if (!hasLedger(pair)) return withoutLedger(forms);
  const isFirst = pair[0] === FLASK;
  const [flask, other] = isFirst ? [left, right] : [right, left];
  const side = isFirst ? pair[1] : pair[0];
  const found = compare(data.ledger, request, flask, other, side).map(
    ({ part, row }) => ({
      part,
      why: row?.why,
      usual: row !== undefined && isUsual(row),
    }),
  );
  const ofLength = data.ledger.find(
    (row) => row.side === side && row.part === LENGTH && isUsual(row),
  );
  return [...found, ...lengthDiffers(forms, ofLength?.why ?? "")];
}

/** What differs in every lesson, and is not the status, the body or Allow. */
function isUsual({ requests, part }: LedgerRow): boolean {
  return requests.length === 0 && !/^(status|body|header allow)$/i.test(part);
}

/** Differences of two answers that no ledger is about. */
export function withoutLedger(forms: Both<RecordedAnswer>): Explained[] {
  const [left, right] = forms;
  const sameBody = left.body === right.body;
  const found = partDifferences(left, right).map(({ part }) => ({
    part,
    why: "",
    // It is made of the body.
    usual: !sameBody && part.toLowerCase() === "header etag",
  }));
  return [...found, ...lengthDiffers(forms, "")];
}

/** Where the bodies differ, their lengths are not compared: they follow. */
function lengthDiffers(
  [left, right]: Both<RecordedAnswer>,
  why: string,
): Explained[] {
  const [one, other] = [lengthOf(left), lengthOf(right)];
  if (left.body === right.body || one === other) return [];
  return [{ part: LENGTH, why, usual: true }];
}

function lengthOf({ headers }: RecordedAnswer): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === "content-length")?.[1];
}
