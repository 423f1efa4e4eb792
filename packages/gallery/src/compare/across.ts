import type { Both } from "../answers/cells.ts";
import { type LessonData, recordedAnswer, sideOf } from "../answers/data.ts";
import { explain, hasLedger } from "../answers/explain.ts";
import { placeholders } from "../answers/pieces.ts";
import { type Explained, layRows } from "../answers/rows.ts";
import { escapeHtml } from "../answers/text.ts";
import {
  type AnswersView,
  type Column,
  finishView,
  type Outcome,
  viewExchange,
  viewSide,
} from "../answers/view.ts";
import type { Hand, Hands } from "./choice.ts";

const FLASK = "flask";
export const RECORDED: Outcome = { kind: "recorded" };

/** What one hand asks, and what it was told. */
export interface Asked {
  readonly data: LessonData;
  /** The side's name. */
  readonly side: string;
  /** The request's name. */
  readonly request: string;
  readonly outcome: Outcome;
}

/**
 * What two hands ask.
 *
 * @param data - of their lessons; the same object where it is one lesson
 * @param outcomes - what they were told; the recorded answers if nothing yet
 */
export function asksOf(
  [left, right]: Hands,
  data: Both<LessonData>,
  outcomes: Both<Outcome> = [RECORDED, RECORDED],
): Both<Asked> {
  const ask = ({ side, request }: Hand, at: 0 | 1): Asked => ({
    data: data[at],
    side: side.name,
    request,
    outcome: outcomes[at],
  });
  return [ask(left, 0), ask(right, 1)];
}

/**
 * Shows the answers to two requests. Flask's and another side's answers to one
 * request of a lesson are explained by its ledger. Any other two are compared
 * too, and beside each difference stands what each lesson says of its own
 * answer; nothing is said where it says nothing.
 */
export function viewAsked(asked: Both<Asked>): AnswersView {
  const [left, right] = asked;
  const pair = [left.side, right.side] as const;
  const isOne = left.data === right.data && left.request === right.request;
  if (!isOne || !hasLedger(pair)) return viewAcross(asked);
  return viewExchange({
    data: left.data,
    request: left.request,
    pair,
    outcomes: new Map(asked.map(({ side, outcome }) => [side, outcome])),
  });
}

/** Where an answer is from: `recorded`, `live, 3.2 ms`; empty for none. */
export function sourceOf({ kind, time }: Column): string {
  if (kind === "live") return `live, ${time}`;
  return kind === "recorded" ? "recorded" : "";
}

function viewAcross(asked: Both<Asked>): AnswersView {
  const [left, right] = asked;
  const said = [viewHand(left), viewHand(right)] as const;
  const shown = [said[0].shown, said[1].shown] as const;
  const columns = [said[0].column, said[1].column] as const;
  const pair = [left.side, right.side] as const;
  // Its ledger has what is usual between Flask and that side.
  const { data } = left.side === FLASK ? right : left;
  const explained =
    shown[0] && shown[1]
      ? explain(data, "", pair, [shown[0].form, shown[1].form]).map((one) => ({
          ...one,
          why: one.usual ? (one.why ?? "") : quotes(asked, one.part),
        }))
      : [];
  const masks = [...left.data.masks, ...right.data.masks];
  const rows = layRows(shown, explained, placeholders(masks));
  return finishView(rows, columns, shown);
}

function viewHand({ data, side, request, outcome }: Asked) {
  const { column, shown } = viewSide(
    data,
    sideOf(data, side),
    request,
    outcome,
  );
  const label = `Lesson ${data.number}, ${column.label}`;
  return { column: { ...column, label }, shown };
}

/** What both lessons say of a part, beside each other; else empty. */
function quotes(asked: Both<Asked>, part: string): string {
  const found = asked.map((hand) => quote(hand, part));
  if (found.every((html) => html === "")) return "";
  return found.map((html) => `<span class="quote">${html}</span>`).join("");
}

/** What a lesson's ledger says of a part of a recorded answer; else empty. */
function quote({ data, side, request }: Asked, part: string): string {
  const other = data.sides.find(({ name }) =>
    side === FLASK ? name !== FLASK : name === FLASK,
  );
  const own = recordedAnswer(sideOf(data, side), request);
  const theirs = other && recordedAnswer(other, request);
  if (!own || !theirs) return "";
  const found = explain(data, request, [side, other.name], [own, theirs]);
  const why = found.find((one) => isPart(one, part))?.why;
  if (!why) return "";
  const whose = escapeHtml(
    `What lesson ${data.number} says of it, against ${other.label}`,
  );
  return `<small>${whose}</small> ${why}`;
}

function isPart(one: Explained, part: string): boolean {
  return one.part.toLowerCase() === part.toLowerCase();
}
