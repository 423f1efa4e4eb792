import { type Lesson, ledgerOf, type Side } from "@decant/catalog";
import {
  type Answer,
  compare,
  type Difference,
  decodeBytes,
  type Header,
  type RecordedAnswer,
  toRecorded,
} from "@decant/exchange";
import { renderInline } from "../render/markdown.ts";
import { sideStyle } from "../render/side-style.ts";

/** What a side said to a request, or why it said nothing. */
export type Outcome = {
  /** The status of the page where it is not 200: a side's fault. */
  readonly status?: number;
} & (
  | {
      readonly kind: "live";
      readonly answer: Answer;
      readonly note: string;
    }
  | {
      readonly kind: "recorded";
      readonly answer: RecordedAnswer;
      readonly note: string;
    }
  | { readonly kind: "none"; readonly note: string }
);

/** One answer, ready for the page. */
export interface AnswerView {
  readonly side: Side;
  /** The class of its colour. */
  readonly style: string;
  readonly kind: Outcome["kind"];
  /** Why there is no live answer, or what became of earlier state. */
  readonly note: string;
  readonly lines: readonly AnswerLine[];
  readonly body: AnswerLine | undefined;
  /** Such as `12.3 ms`; empty for a recorded answer. */
  readonly time: string;
  /** The request's bytes as text; empty for a recorded answer. */
  readonly sent: string;
}

/** A line or the body, and the number of the difference that it shows. */
export interface AnswerLine {
  readonly text: string;
  readonly kind: string;
  readonly difference: number | undefined;
}

export interface DifferenceView {
  readonly number: number;
  readonly part: string;
  readonly flask: string;
  readonly other: string;
  /** HTML; undefined where the ledger has no row. */
  readonly why: string | undefined;
}

export interface ExchangeView {
  readonly answers: readonly AnswerView[];
  readonly differences: readonly DifferenceView[];
  /** One sentence: what was found, or what to choose; empty if neither. */
  readonly verdict: string;
}

const SHOWN = 64 * 1024;

/**
 * Lays two answers side by side and numbers their differences.
 *
 * @param lesson - the lesson
 * @param request - the request's name; empty for an edited one
 * @param pair - the left side and the right side, with what each said
 */
export function viewExchange(
  lesson: Lesson,
  request: string,
  pair: readonly (readonly [Side, Outcome])[],
): ExchangeView {
  const found = findDifferences(lesson, request, pair);
  const differences = (found ?? []).map((difference, index) => ({
    number: index + 1,
    part: difference.part,
    flask: difference.flask,
    other: difference.other,
    why:
      difference.row &&
      renderInline(difference.row.why, { folder: lesson.folder }),
  }));
  return {
    answers: pair.map(([side, outcome]) =>
      viewAnswer(side, outcome, differences),
    ),
    differences,
    verdict: found ? verdict(differences) : whyNoVerdict(pair),
  };
}

/** The ledger compares Flask with another; undefined where it cannot. */
function findDifferences(
  lesson: Lesson,
  request: string,
  pair: readonly (readonly [Side, Outcome])[],
): Difference[] | undefined {
  const flask = pair.find(([side]) => side.name === "flask");
  const other = pair.find(([side]) => side.name !== "flask");
  if (!flask || !other) return undefined;
  const [left, right] = [flask, other].map(([, outcome]) =>
    recordedForm(lesson, request, outcome),
  );
  if (!left || !right) return undefined;
  return compare(ledgerOf(lesson), request, left, right, other[0].name);
}

/** Empty where a side alone gave no answer: its own note says why. */
function whyNoVerdict(pair: readonly (readonly [Side, Outcome])[]): string {
  if (pair.some(([side]) => side.name === "flask")) return "";
  return "Differences are explained against Flask: choose it for one side.";
}

function recordedForm(lesson: Lesson, request: string, outcome: Outcome) {
  if (outcome.kind === "none") return undefined;
  if (outcome.kind === "recorded") return outcome.answer;
  return toRecorded(lesson.masks, request, outcome.answer);
}

function verdict(differences: readonly DifferenceView[]): string {
  const total = differences.length;
  if (total === 0) return "The two answers are the same.";
  const open = differences.filter(({ why }) => why === undefined).length;
  const counted = total === 1 ? "One difference" : `${total} differences`;
  if (open === 0) return `${counted}, ${total === 1 ? "" : "each "}explained.`;
  return `${counted}, ${open} without an explanation.`;
}

function viewAnswer(
  side: Side,
  outcome: Outcome,
  differences: readonly DifferenceView[],
): AnswerView {
  if (outcome.kind === "none") {
    const none = { lines: [], body: undefined, time: "", sent: "" };
    return {
      side,
      style: sideStyle(side),
      kind: outcome.kind,
      note: outcome.note,
      ...none,
    };
  }
  const { answer } = outcome;
  const live = outcome.kind === "live" ? outcome.answer : undefined;
  const numberOf = (part: string) =>
    differences.find((one) => one.part.toLowerCase() === part.toLowerCase())
      ?.number;
  const text =
    typeof answer.body === "string" ? answer.body : decodeBytes(answer.body);
  return {
    side,
    style: sideStyle(side),
    kind: outcome.kind,
    note: outcome.note,
    lines: [
      statusLine(answer, numberOf("status") ?? numberOf("reason")),
      ...answer.headers.map((header) => headerLine(header, numberOf)),
    ],
    body: { text: shorten(text), kind: "body", difference: numberOf("body") },
    time: live ? `${live.milliseconds.toFixed(1)} ms` : "",
    sent: live ? decodeBytes(live.sent) : "",
  };
}

function statusLine(
  { status, reason }: { status: number; reason: string },
  difference: number | undefined,
): AnswerLine {
  const kind = `status status-${Math.floor(status / 100)}`;
  return { text: `HTTP/1.1 ${status} ${reason}`, kind, difference };
}

function headerLine(
  [name, value]: Header,
  numberOf: (part: string) => number | undefined,
): AnswerLine {
  const difference = numberOf(`header ${name}`);
  return { text: `${name}: ${value}`, kind: "header", difference };
}

function shorten(text: string): string {
  if (text.length <= SHOWN) return text;
  return `${text.slice(0, SHOWN)}\n… and ${text.length - SHOWN} more characters`;
}
