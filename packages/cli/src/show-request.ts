import { type Lesson, ledgerOf } from "@decant/catalog";
import {
  compare,
  type Difference,
  type LedgerRow,
  type NamedRequest,
} from "@decant/exchange";
import { printable } from "./excerpt.ts";
import {
  beside,
  type Line,
  line,
  NARROW,
  render,
  wrap,
  wrapText,
} from "./layout.ts";
import { plainText } from "./plain-text.ts";
import type { Played } from "./play-side.ts";
import { colors } from "./terminal.ts";

/** Two sides and what each answered to the requests played. */
export interface Pair {
  readonly left: Played;
  readonly right: Played;
}

/** In what two sides' answers to a request differ, and why. */
export function findDifferences(
  lesson: Lesson,
  request: NamedRequest,
  { left, right }: Pair,
): Difference[] {
  const ours = left.answers.get(request.name)?.masked;
  const theirs = right.answers.get(request.name)?.masked;
  if (!ours || !theirs) return [];
  return compare(ledgerOf(lesson), request.name, ours, theirs, right.side.name);
}

/** Whether a row of the ledger holds for every lesson. */
export function isCommon(row: LedgerRow | undefined): boolean {
  return row?.requests.length === 0;
}

/**
 * The answers of two sides to one request, and each difference explained.
 *
 * @param width - in columns; below {@link NARROW} one stands above the other
 */
export function showRequest(
  lesson: Lesson,
  request: NamedRequest,
  pair: Pair,
  width: number,
): string[] {
  const differences = findDifferences(lesson, request, pair);
  const [ours, theirs] = [pair.left, pair.right].map((played) =>
    answerParts(played, request.name, differences),
  ) as [Line[][], Line[][]];
  return [
    request.name,
    "",
    ...requestLines(request, width),
    "",
    ...(width < NARROW
      ? [...stack(ours, width), "", ...stack(theirs, width)]
      : ours.flatMap((part, index) =>
          beside(part, theirs[index] ?? [], width, colors.dim, MARK_WIDTH),
        )),
    "",
    ...explain(differences, pair, width),
  ];
}

function requestLines(request: NamedRequest, width: number): string[] {
  return [
    `${request.method} ${request.path}`,
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
    ...(request.body ? ["", ...request.body.split("\n")] : []),
  ].flatMap((text) =>
    wrap(line(printable(text), colors.cyan), width - 2).map(
      (row) => `  ${render(row)}`,
    ),
  );
}

function stack(parts: readonly (readonly Line[])[], width: number): string[] {
  return parts
    .flat()
    .flatMap((each) => wrap(each, width, MARK_WIDTH))
    .map(render);
}

const MARK_WIDTH = 2;

/**
 * The answer as lines: who gave it, status and headers, body. Those that
 * differ begin with a mark.
 */
function answerParts(
  played: Played,
  name: string,
  differences: readonly Difference[],
): Line[][] {
  const answer = played.answers.get(name)?.shown;
  const title = line(describeSource(played), colors.bold);
  if (!answer) return [[title]];
  const parts = new Set(differences.map(({ part }) => part.toLowerCase()));
  const mark = (text: string, ...names: string[]): Line =>
    names.some((part) => parts.has(part))
      ? [{ text: "≠ ", paint: colors.yellow }, { text: printable(text) }]
      : line(`  ${printable(text)}`);
  return [
    [title],
    [
      mark(`HTTP/1.1 ${answer.status} ${answer.reason}`, "status", "reason"),
      ...answer.headers.map(([key, value]) =>
        mark(`${key}: ${value}`, `header ${key.toLowerCase()}`),
      ),
      line(""),
    ],
    answer.body
      .replace(/\n$/, "")
      .split("\n")
      .map((text) => mark(text, "body")),
  ];
}

function explain(
  differences: readonly Difference[],
  pair: Pair,
  width: number,
): string[] {
  const own = differences.filter(({ row }) => !isCommon(row));
  const common = differences.filter(({ row }) => isCommon(row));
  return [
    ...(own.length > 0
      ? own.flatMap((difference) => explainOwn(difference, pair, width))
      : ["No difference of this lesson's own."]),
    ...(common.length > 0
      ? [
          "",
          colors.bold("Different in every lesson"),
          ...common.flatMap(({ part, row }) =>
            bullet(`${part}: ${plainText(row?.why ?? "")}`, width),
          ),
        ]
      : []),
  ];
}

function explainOwn(
  { part, flask, other, row }: Difference,
  { left, right }: Pair,
  width: number,
): string[] {
  const labels = [left.side.label, right.side.label];
  const size = Math.max(...labels.map((label) => label.length)) + 2;
  const values = [flask, other].flatMap((value, index) =>
    wrap(line(printable(firstLine(value))), width - size - 2).map(
      (text, number) =>
        `  ${(number === 0 ? (labels[index] ?? "") : "").padEnd(size)}${render(text)}`,
    ),
  );
  const why = row
    ? wrapText(plainText(row.why), width - 2).map((text) => `  ${text}`)
    : [colors.red("  Nothing explains this difference.")];
  return [colors.bold(colors.yellow(`≠ ${part}`)), ...values, ...why];
}

function firstLine(value: string): string {
  const [first = "", ...rest] = value.split("\n");
  return rest.some((text) => text !== "") ? `${first} …` : first;
}

function bullet(text: string, width: number): string[] {
  return wrapText(text, width - 2).map(
    (row, index) => `${index === 0 ? "- " : "  "}${row}`,
  );
}

/** Who answered: live, or recorded with which versions and why. */
export function describeSource({ side, missing }: Played): string {
  return missing
    ? `${side.recordedWith} (recorded: ${missing})`
    : `${side.label} (live)`;
}
