import { samePart } from "@decant/exchange";
import {
  answerCells,
  type Both,
  type Cell,
  headerCells,
  reasonCells,
} from "./cells.ts";
import { type LessonData, recordedAnswer, sideOf } from "./data.ts";
import { cellHtml } from "./html.ts";
import { placeholders } from "./pieces.ts";

/**
 * What two sides answered to a request in one part, as HTML: a row of two
 * cells, to stand in an element of the class `ans`. A long body is cut.
 *
 * @param part - as in the ledger: `status`, `reason`, `body`, `json` or
 *   `header <Name>`
 * @returns empty where one of them is not recorded
 */
export function partHtml(
  data: LessonData,
  request: string,
  pair: Both<string>,
  part: string,
): string {
  const sides = [sideOf(data, pair[0]), sideOf(data, pair[1])] as const;
  const [left, right] = sides.map((side) => recordedAnswer(side, request));
  if (!left || !right) return "";
  const shown = [{ form: left }, { form: right }] as const;
  const cells = partCells(shown, part, placeholders(data.masks));
  const html = sides.map(({ style, label }, at) =>
    cellHtml(cells[at], NO_NAME, {
      style,
      label,
      kind: "recorded",
      note: "",
    }),
  );
  return `<div class="row">${html.join("")}</div>`;
}

const NO_NAME = { name: "" };

function partCells(
  pair: Parameters<typeof answerCells>[0],
  part: string,
  pattern: RegExp,
): Both<Cell> {
  if (part === "reason") return reasonCells(pair);
  if (part.startsWith("header ")) {
    const found = headerCells(pair, pattern).find(({ name }) =>
      samePart(`header ${name}`, part),
    );
    return found?.cells ?? [undefined, undefined];
  }
  const [left, right] = answerCells(pair, pattern);
  const only = part === "status" ? statusOnly : bodyOnly;
  return [left && only(left), right && only(right)];
}

function statusOnly(cell: NonNullable<Cell>): Cell {
  return { ...cell, values: [{ pieces: [], reads: [] }], whole: "" };
}

function bodyOnly({ values }: NonNullable<Cell>): Cell {
  return { values, whole: "" };
}
