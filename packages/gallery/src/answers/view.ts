import {
  type Answer,
  decodeBytes,
  toRecorded,
  type WireRequest,
} from "@decant/exchange";
import type { Both, Shown } from "./cells.ts";
import {
  type LessonData,
  masksOf,
  recordedAnswer,
  type SideData,
  sideOf,
} from "./data.ts";
import { explain, hasLedger } from "./explain.ts";
import { nearest } from "./nearest.ts";
import { placeholders } from "./pieces.ts";
import { layRows, type Row, type Rows } from "./rows.ts";
import { counted } from "./text.ts";

/** What a side said to a request, or why it said nothing. */
export type Outcome =
  | { readonly kind: "live"; readonly answer: Answer; readonly lost?: string }
  /** `note` says why there is no live answer. */
  | { readonly kind: "recorded"; readonly note?: string }
  | { readonly kind: "waiting" }
  /** One sentence, for people. */
  | { readonly kind: "fault"; readonly message: string };

/** One of the two columns. */
export interface Column {
  /** `Flask` */
  readonly label: string;
  /** What stands beside the label above the answers; empty for no such line. */
  readonly caption: string;
  /** The class of its colour. */
  readonly style: string;
  readonly kind: Outcome["kind"];
  /** What stands above the answer, or in its place; else empty. */
  readonly note: string;
  /** `3.2 ms`; empty for what is not live. */
  readonly time: string;
  /** The request's bytes as text; empty for what is not live. */
  readonly sent: string;
}

/** Two answers, ready to be shown. */
export interface AnswersView extends Rows {
  readonly columns: Both<Column>;
  /** Sentences about both. */
  readonly notices: readonly string[];
  /** How many differences are numbered. */
  readonly differences: number;
  /** What a screen reader says once nobody waits: `200, one difference`. */
  readonly spoken: string;
}

/** What is asked, of which sides, and what they said. */
export interface Exchanged {
  readonly data: LessonData;
  /** A request's name, or an edited request. */
  readonly request: string | WireRequest;
  /** The names of the left side and the right side. */
  readonly pair: Both<string>;
  /** By side; a side that is not there shows its recorded answer. */
  readonly outcomes?: ReadonlyMap<string, Outcome>;
}

/** One column, and the answer in it. */
export interface Said {
  readonly column: Column;
  readonly shown: Shown | undefined;
}

const NO_FLASK =
  "The ledger explains differences from Flask: choose Flask for one side.";

/** Shows two sides' answers to one request, each difference explained. */
export function viewExchange({
  data,
  request,
  pair,
  outcomes = new Map(),
}: Exchanged): AnswersView {
  const name = typeof request === "string" ? request : "";
  const near = typeof request === "string" ? undefined : nearest(data, request);
  const sides = [sideOf(data, pair[0]), sideOf(data, pair[1])] as const;
  const views = [
    viewSide(data, sides[0], name, outcomes.get(pair[0])),
    viewSide(data, sides[1], name, outcomes.get(pair[1])),
  ] as const;
  const [left, right] = [views[0].shown, views[1].shown];
  const explained =
    left && right
      ? explain(data, near?.request?.name ?? name, pair, [
          left.form,
          right.form,
        ])
      : [];
  const rows = layRows([left, right], explained, placeholders(data.masks));
  const columns = [views[0].column, views[1].column] as const;
  const differences = countDifferences(rows.open);
  const notices = [
    ...(near ? [near.sentence] : []),
    ...(differences > 0 && !hasLedger(pair) ? [NO_FLASK] : []),
  ];
  return finishView(rows, columns, [left, right], notices);
}

/** A view of what was laid in rows, with its count and its sentence. */
export function finishView(
  rows: Rows,
  columns: Both<Column>,
  shown: Both<Shown | undefined>,
  notices: readonly string[] = [],
): AnswersView {
  const differences = countDifferences(rows.open);
  const spoken = speak(columns, shown, differences);
  return { ...rows, columns, notices, differences, spoken };
}

/** How many of the rows are numbered. */
function countDifferences(rows: readonly Row[]): number {
  return rows.filter(({ number }) => number !== undefined).length;
}

/** Shows what one side said; `request` is empty for an edited one. */
export function viewSide(
  data: LessonData,
  side: SideData,
  request: string,
  outcome: Outcome = { kind: "recorded" },
): Said {
  const { label, style } = side;
  const { kind } = outcome;
  const column = {
    label,
    caption: "",
    style,
    kind,
    note: "",
    time: "",
    sent: "",
  };
  if (outcome.kind === "live") {
    const { answer, lost: note = "" } = outcome;
    const time = `${answer.milliseconds.toFixed(1)} ms`;
    const sent = decodeBytes(answer.sent);
    const form = toRecorded(masksOf(data), request, answer);
    return {
      column: { ...column, note, time, sent },
      shown: { form, live: answer },
    };
  }
  if (outcome.kind === "recorded") {
    const form = recordedAnswer(side, request);
    const { note = "" } = outcome;
    if (form) return { column: { ...column, note }, shown: { form } };
    return { column: noRecording(column, note, request), shown: undefined };
  }
  const note = outcome.kind === "waiting" ? "Waiting…" : outcome.message;
  return { column: { ...column, note }, shown: undefined };
}

function noRecording(column: Column, note: string, request: string): Column {
  const none =
    request === ""
      ? "An edited request has no recorded answer."
      : "There is no recorded answer.";
  return { ...column, kind: "fault", note: `${note} ${none}`.trim() };
}

/** One sentence of what is shown; none as long as a side is waited for. */
function speak(
  columns: Both<Column>,
  [left, right]: Both<Shown | undefined>,
  differences: number,
): string {
  if (columns.some(({ kind }) => kind === "waiting")) return "";
  if (left && right) {
    const [one, other] = [left.form.status, right.form.status];
    const statuses =
      one === other
        ? String(one)
        : `${columns[0].label} ${one}, ${columns[1].label} ${other}`;
    return `${statuses}, ${counted(differences, "difference")}`;
  }
  return [left, right]
    .map((shown, at) => {
      const { label, note } = columns[at] as Column;
      return shown ? `${label} ${shown.form.status}` : `${label}: ${note}`;
    })
    .join(", ");
}
