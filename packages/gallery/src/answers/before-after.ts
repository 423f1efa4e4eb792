import { type Answer, toRecorded } from "@decant/exchange";
import type { Both } from "./cells.ts";
import { type LessonData, masksOf, recordedAnswer, sideOf } from "./data.ts";
import { withoutLedger } from "./explain.ts";
import { placeholders } from "./pieces.ts";
import { layRows } from "./rows.ts";
import {
  type AnswersView,
  finishView,
  type Outcome,
  viewSide,
} from "./view.ts";

/** One side's answers to one request, before a change and after it. */
export interface Changed {
  readonly data: LessonData;
  /** The side's name. */
  readonly side: string;
  /** The request's name. */
  readonly request: string;
  readonly before: Outcome;
  readonly now: Outcome;
  /** `before` and `now`, or `run 1` and `run 2`. */
  readonly names: Both<string>;
  /** `recorded` and `your private copy` */
  readonly captions: Both<string>;
}

/** Shows two answers of one side, and marks what changed in each value. */
export function viewBeforeAfter(changed: Changed): AnswersView {
  const { data, request, before, now, names, captions } = changed;
  const side = sideOf(data, changed.side);
  const [left, right] = [
    viewSide(data, side, request, before),
    viewSide(data, side, request, now),
  ];
  const shown = [left.shown, right.shown] as const;
  const explained =
    left.shown && right.shown
      ? withoutLedger([left.shown.form, right.shown.form])
      : [];
  const rows = layRows(shown, explained, placeholders(data.masks), true);
  const columns = [
    {
      ...left.column,
      label: `${side.label} ${names[0]}`,
      caption: captions[0],
    },
    {
      ...right.column,
      label: `${side.label} ${names[1]}`,
      caption: captions[1],
    },
  ] as const;
  return finishView(rows, columns, shown);
}

/**
 * Which parts of an answer are not as recorded, after masks: `status`, `body`,
 * or a header's name. What follows from the body is left out.
 *
 * @returns none if it is as recorded; `answer` where there is no recording
 */
export function changedParts(
  data: LessonData,
  side: string,
  request: string,
  answer: Answer,
): string[] {
  const recorded = recordedAnswer(sideOf(data, side), request);
  if (!recorded) return ["answer"];
  const now = toRecorded(masksOf(data), request, answer);
  return withoutLedger([recorded, now])
    .filter(({ usual }) => !usual)
    .map(({ part }) => nameOf(part));
}

function nameOf(part: string): string {
  if (part === "json") return "spelling of the JSON";
  return part.replace(/^header /, "");
}
