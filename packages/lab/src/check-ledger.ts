import { type Lesson, ledgerOf, type Side } from "@decant/catalog";
import {
  ABSENT,
  cellMatches,
  compare,
  type LedgerRow,
  partDifferences,
  samePart,
} from "@decant/exchange";
import { findSide } from "./hosts.ts";

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
    return compare(ledgerOf(lesson), name, one, other, side.name)
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
