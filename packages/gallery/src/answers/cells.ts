import { type Answer, byName, type RecordedAnswer } from "@decant/exchange";
import { viewBody } from "./body.ts";
import { cut, mark, type Piece, shared, textOf } from "./pieces.ts";
import { readCookie } from "./read-cookie.ts";

/** An answer in the form that is compared, and as it came where it is live. */
export interface Shown {
  readonly form: RecordedAnswer;
  readonly live?: Answer | undefined;
}

/** The left and the right one. */
export type Both<T> = readonly [left: T, right: T];

/** What one side has in a row; undefined if it gave no answer (yet). */
export type Cell =
  | {
      /** `200 OK`, in the row of status and body. */
      readonly status?: { readonly text: string; readonly good: boolean };
      /** One for the body, one for each header of the name. */
      readonly values: readonly Value[];
      /** All of a body that is shown in part; else empty. */
      readonly whole: string;
    }
  | undefined;

/** A header's value or the body. */
export interface Value {
  readonly pieces: readonly Piece[];
  /** What a readable cookie says. */
  readonly reads: readonly Piece[];
}

/** Status and body of both. */
export function answerCells(
  pair: Both<Shown | undefined>,
  pattern: RegExp,
): Both<Cell> {
  const [left, right] = pair;
  const differ = left && right && left.form.body !== right.form.body;
  const [differsAt] = differ ? shared(left.form.body, right.form.body) : [0];
  return each(pair, ({ form, live }) => {
    const { pieces, whole } = viewBody(form, live?.body, pattern, differsAt);
    const text = `${form.status} ${form.reason}`.trim();
    return {
      status: { text, good: form.status < 400 },
      values: [{ pieces, reads: [] }],
      whole,
    };
  });
}

/** The reason phrase of both. */
export function reasonCells(pair: Both<Shown | undefined>): Both<Cell> {
  return each(pair, ({ form }) => ({
    values: [{ pieces: [{ text: form.reason, kind: "plain" }], reads: [] }],
    whole: "",
  }));
}

/** One header of both. */
export interface HeaderCells {
  readonly name: string;
  /** No values where a side has not sent it. */
  readonly cells: Both<Cell>;
}

/** Each header once, those of the left answer first. */
export function headerCells(
  pair: Both<Shown | undefined>,
  pattern: RegExp,
): HeaderCells[] {
  const forms = pair.map((shown) => byName(shown?.form.headers ?? []));
  const lives = pair.map((shown) => byName(shown?.live?.headers ?? []));
  const names = new Map(forms.flatMap((fields) => [...fields]).toReversed());
  const keys = new Set(forms.flatMap((fields) => [...fields.keys()]));
  const cell = (key: string, at: 0 | 1): Cell => {
    if (!pair[at]) return undefined;
    const values = forms[at]?.get(key)?.values ?? [];
    const came = lives[at]?.get(key)?.values ?? [];
    return {
      values: values.map((value, index) =>
        viewValue(key, value, came[index], pattern),
      ),
      whole: "",
    };
  };
  return Array.from(keys, (key) => ({
    name: names.get(key)?.name ?? key,
    cells: [cell(key, 0), cell(key, 1)],
  }));
}

function each(
  [left, right]: Both<Shown | undefined>,
  view: (shown: Shown) => Cell,
): Both<Cell> {
  return [left && view(left), right && view(right)];
}

function viewValue(
  key: string,
  form: string,
  live: string | undefined,
  pattern: RegExp,
): Value {
  const pieces = cut(form, pattern, live);
  if (key !== "set-cookie") return { pieces, reads: [] };
  const text = textOf(pieces);
  const end = `${text};`.indexOf(";");
  const reads = readCookie(live ?? form);
  return {
    pieces: mark(mark(pieces, "hot", 0, end), "dim", end, text.length),
    reads: reads === undefined ? [] : [{ text: reads, kind: "plain" }],
  };
}

/** Marks in both cells what the other one has not. */
export function markChanges([left, right]: Both<Cell>): Both<Cell> {
  if (!left || !right) return [left, right];
  const marked = (ours: readonly Value[], theirs: readonly Value[]) =>
    ours.map((value, at) => markValue(value, theirs[at]));
  return [
    { ...left, values: marked(left.values, right.values) },
    { ...right, values: marked(right.values, left.values) },
  ];
}

function markValue(ours: Value, theirs: Value | undefined): Value {
  if (!theirs) return ours;
  return {
    pieces: markPieces(ours.pieces, theirs.pieces),
    reads: markPieces(ours.reads, theirs.reads),
  };
}

function markPieces(
  ours: readonly Piece[],
  theirs: readonly Piece[],
): readonly Piece[] {
  const text = textOf(ours);
  const [start, end] = shared(text, textOf(theirs));
  return mark(ours, "changed", start, text.length - end);
}
