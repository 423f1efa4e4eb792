import type { Both, Cell, Value } from "./cells.ts";
import type { Piece } from "./pieces.ts";
import type { Row } from "./rows.ts";
import { escapeHtml, sentenceHtml } from "./text.ts";
import type { AnswersView, Column } from "./view.ts";

/** A longer value may break over lines. */
const LONGEST_WORD = 24;
/** What stands beside a difference that no row explains. */
const UNEXPLAINED = "Not explained: no row of the ledger is about this.";

/**
 * The two answers as HTML, to stand in an element of the class `ans`. The
 * style is `answers.css`.
 */
export function answersHtml(view: AnswersView): string {
  const { columns, notices, open, usual, same } = view;
  return [
    ...notices.map((text) => `<p class="note">${sentenceHtml(text)}</p>`),
    captionsHtml(columns),
    notesHtml(columns),
    ...open.map((row) => rowHtml(row, columns)),
    foldHtml(`${usual.length} usual one${plural(usual)}`, usual, columns),
    foldHtml(titleOfRest(same), same, columns),
    sentHtml(columns),
  ].join("");
}

/** Where one side has not answered, nothing is the same. */
function titleOfRest(rows: readonly Row[]): string {
  const compared = rows.every(({ equal }) => equal !== undefined);
  return `${rows.length} ${compared ? "the same" : "more"}`;
}

function plural({ length }: readonly unknown[]): string {
  return length === 1 ? "" : "s";
}

function captionsHtml(columns: Both<Column>): string {
  if (columns.every(({ caption }) => caption === "")) return "";
  const cells = columns.map(
    ({ style, label, caption }) =>
      `<p class="cell caption ${style}"><b>${escapeHtml(label)}</b> ${escapeHtml(caption)}</p>`,
  );
  return `<div class="row">${cells.join("")}</div>`;
}

/** What became of earlier state, or why an answer is recorded. */
function notesHtml(columns: Both<Column>): string {
  const notes = columns.map(({ kind, note }) =>
    kind === "live" || kind === "recorded" ? note : "",
  );
  if (notes.every((note) => note === "")) return "";
  const cells = columns.map(
    ({ style }, at) =>
      `<p class="cell note ${style}">${sentenceHtml(notes[at] ?? "")}</p>`,
  );
  return `<div class="row">${cells.join("")}</div>`;
}

function rowHtml(row: Row, columns: Both<Column>): string {
  const [left, right] = row.cells;
  const cells = `${cellHtml(left, row, columns[0])}${cellHtml(right, row, columns[1])}`;
  const kind = row.equal === undefined ? "" : row.equal ? " eq" : " ne";
  return `<div class="row${kind}">${seamHtml(row)}${cells}</div>${whyHtml(row)}`;
}

function seamHtml({ equal, number }: Row): string {
  if (equal === undefined) return "";
  if (equal) {
    return `<span class="seam"><span aria-hidden="true">=</span><span class="vh">the same</span></span>`;
  }
  const text = number === undefined ? "≠" : `≠ ${number}`;
  const spoken = `difference ${number ?? ""}`.trim();
  return `<span class="seam"><span aria-hidden="true">${text}</span><span class="vh">${spoken}</span></span>`;
}

function whyHtml({ reasons, unexplained }: Row): string {
  const texts = unexplained ? [...reasons, UNEXPLAINED] : reasons;
  if (texts.length === 0) return "";
  return `<div class="why">${texts.map((text) => `<p>${text}</p>`).join("")}</div>`;
}

/** One side's cell of a row, as HTML. */
export function cellHtml(
  cell: Cell,
  { name }: Pick<Row, "name">,
  column: Pick<Column, "style" | "label" | "kind" | "note">,
): string {
  const { style, label } = column;
  const title = `<span class="vh">${escapeHtml(label)}: </span>`;
  const inside = cell
    ? `${labelHtml(name)}${statusHtml(cell)}${valuesHtml(cell.values)}${wholeHtml(cell.whole, label)}`
    : insteadHtml(column, name);
  return `<div class="cell ${style}">${title}${inside}</div>`;
}

/** In the place of an answer, once: in the row of status and body. */
function insteadHtml(
  { kind, note }: Pick<Column, "kind" | "note">,
  name: string,
): string {
  return name === "" ? `<p class="${kind}">${sentenceHtml(note)}</p>` : "";
}

function labelHtml(name: string): string {
  return name === "" ? "" : `<span class="lab">${escapeHtml(name)}</span>`;
}

function statusHtml({ status }: NonNullable<Cell>): string {
  if (!status) return "";
  const { text, good } = status;
  return `<span class="${good ? "ok" : "no"}">${escapeHtml(text)}</span>  `;
}

function valuesHtml(values: readonly Value[]): string {
  if (values.length === 0) return '<span class="dim">absent</span>';
  return values
    .map(({ pieces, reads }) =>
      reads.length === 0
        ? piecesHtml(pieces)
        : `${piecesHtml(pieces)}<span class="reads">reads ${piecesHtml(reads)}</span>`,
    )
    .join("\n");
}

function piecesHtml(pieces: readonly Piece[]): string {
  return pieces.map(pieceHtml).join("");
}

function pieceHtml({ text, kind }: Piece): string {
  const html = escapeHtml(text);
  if (kind === "plain") return html;
  if (kind === "changed") return `<mark>${html}</mark>`;
  if (kind === "masked") {
    const long = text.length > LONGEST_WORD ? " long" : "";
    return `<i class="ph${long}" title="changes from run to run">${html}</i>`;
  }
  return `<span class="${kind}">${html}</span>`;
}

function wholeHtml(whole: string, label: string): string {
  if (whole === "") return "";
  return `<details class="whole"><summary>the whole body</summary><pre tabindex="0" role="region" aria-label="${escapeHtml(label)}, the whole body">${escapeHtml(whole)}</pre></details>`;
}

function foldHtml(
  title: string,
  rows: readonly Row[],
  columns: Both<Column>,
): string {
  if (rows.length === 0) return "";
  const names = rows.map(({ name }) => escapeHtml(name)).join(", ");
  const inside = rows.map((row) => rowHtml(row, columns)).join("");
  return `<details class="fold"><summary><b>${title}</b> ${names}</summary>${inside}</details>`;
}

/** The bytes that went out; the browser leaves them folded. */
function sentHtml(columns: Both<Column>): string {
  if (columns.every(({ sent }) => sent === "")) return "";
  const cells = columns.map(
    ({ sent, style, label }) =>
      `<div class="cell ${style}"><span class="lab">To ${escapeHtml(label)}</span>${escapeHtml(sent)}</div>`,
  );
  return `<details class="fold"><summary><b>What was sent</b></summary><div class="row">${cells.join("")}</div></details>`;
}
