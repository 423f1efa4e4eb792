import stringWidth from "string-width";

const DIVIDER = " │ ";

/** Below this many columns two panes stand one above the other. */
export const NARROW = 100;

/** A piece of a line, and the colours in which it is printed. */
export interface Span {
  readonly text: string;
  readonly paint?: ((text: string) => string) | undefined;
}

export type Line = readonly Span[];

/** A line of one span. */
export function line(text: string, paint?: (text: string) => string): Line {
  return [{ text, paint }];
}

/** The line as text, with its colours. */
export function render(spans: Line): string {
  return spans
    .map(({ text, paint }) => (paint && text ? paint(text) : text))
    .join("");
}

/**
 * Breaks a line into rows of at most so many columns: after a space where
 * there is one, else within the word. The space at a break is left out.
 *
 * @param spans - the line, without tabs or control characters
 * @param width - in columns; wide characters take two
 * @param hang - the columns by which all rows but the first are indented
 * @returns at least one row
 */
export function wrap(spans: Line, width: number, hang = 0): Line[] {
  const text = spans.map((span) => span.text).join("");
  if (stringWidth(text) <= width) return [spans];
  return breakText(text, width, hang).map(([start, end], index) => [
    ...(index > 0 && hang > 0 ? line(" ".repeat(hang)) : []),
    ...slice(spans, start, end),
  ]);
}

/** Wraps text of several lines, and prints it without colours. */
export function wrapText(text: string, width: number): string[] {
  return text
    .split("\n")
    .flatMap((each) => wrap(line(each), width))
    .map(render);
}

function breakText(
  text: string,
  width: number,
  hang: number,
): [number, number][] {
  const rows: [number, number][] = [];
  let start = 0;
  while (start < text.length) {
    const columns = rows.length === 0 ? width : width - hang;
    const end = fittingEnd(text, start, columns);
    const cut = breakPoint(text, start, end);
    rows.push([start, cut]);
    start = text[cut] === " " ? cut + 1 : cut;
  }
  return rows;
}

/** The last space that a row may end at, else the end of what fits. */
function breakPoint(text: string, start: number, end: number): number {
  if (end === text.length || text[end] === " ") return end;
  const indent = start + leadingSpaces(text.slice(start, end));
  const space = text.lastIndexOf(" ", end - 1);
  return space > indent ? space : end;
}

/** How many spaces a text begins with. */
export function leadingSpaces(text: string): number {
  return text.length - text.trimStart().length;
}

function fittingEnd(text: string, start: number, width: number): number {
  let end = start;
  let columns = 0;
  for (const { segment } of graphemes.segment(text.slice(start))) {
    columns += stringWidth(segment);
    if (columns > width && end > start) return end;
    end += segment.length;
  }
  return end;
}

const graphemes = new Intl.Segmenter();

function slice(spans: Line, start: number, end: number): Line {
  const result: Span[] = [];
  let offset = 0;
  for (const { text, paint } of spans) {
    const piece = text.slice(
      Math.max(start - offset, 0),
      Math.max(end - offset, 0),
    );
    if (piece) result.push({ text: piece, paint });
    offset += text.length;
  }
  return result;
}

/** The columns of each of two panes that stand side by side. */
export function paneWidth(width: number): number {
  return Math.floor((width - DIVIDER.length) / 2);
}

/**
 * Sets two panes side by side. A line that is too long goes on in the next
 * row, and the other pane waits for it.
 *
 * @param left - the lines of the left pane
 * @param right - the lines of the right pane
 * @param width - of both together, in columns
 * @param divider - colours the bar between them
 * @param hang - the columns by which a line's further rows are indented
 * @returns the rows, without spaces at their ends
 */
export function beside(
  left: readonly Line[],
  right: readonly Line[],
  width: number,
  divider: (text: string) => string,
  hang = 0,
): string[] {
  const columns = paneWidth(width);
  const rows: string[] = [];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const ours = wrap(left[index] ?? [], columns, hang);
    const theirs = wrap(right[index] ?? [], columns, hang);
    for (let row = 0; row < Math.max(ours.length, theirs.length); row += 1) {
      const [a, b] = [ours[row] ?? [], theirs[row] ?? []];
      rows.push(pad(a, columns) + divider(DIVIDER) + render(b));
    }
  }
  return rows.map((row) => row.trimEnd());
}

function pad(spans: Line, columns: number): string {
  const used = stringWidth(spans.map(({ text }) => text).join(""));
  return render(spans) + " ".repeat(Math.max(columns - used, 0));
}

/**
 * Sets rows of cells in columns, two spaces apart. One column takes what
 * space is left and is wrapped; the others are as wide as their widest cell.
 * Where that leaves too little, the cells of a row follow one another.
 *
 * @param rows - the cells; a row may have fewer than the first
 * @param width - in columns
 * @param flexible - the index of the column that is wrapped
 */
export function table(
  rows: readonly (readonly Line[])[],
  width: number,
  flexible: number,
): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => lineWidth(row[column] ?? []))),
  );
  const fixed = widths.reduce(
    (sum, each, column) => (column === flexible ? sum : sum + each + 2),
    0,
  );
  if (width - fixed < MINIMUM_COLUMN) return list(rows, width, widths[0] ?? 0);
  widths[flexible] = Math.min(widths[flexible] ?? 0, width - fixed);
  return rows.flatMap((row) => {
    const cells = row.map((cell, column) => wrap(cell, widths[column] ?? 0));
    const height = Math.max(...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, index) =>
      cells
        .map((cell, column) => pad(cell[index] ?? [], widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  });
}

const MINIMUM_COLUMN = 20;

/** Cells one after another, where the terminal has no room for columns. */
function list(
  rows: readonly (readonly Line[])[],
  width: number,
  first: number,
): string[] {
  return rows.flatMap((row) => {
    const cells = row.filter((cell) => lineWidth(cell) > 0);
    const spans = cells.flatMap(
      (cell, index): Line => [...(index > 0 ? line("  ") : []), ...cell],
    );
    return wrap(spans, width, Math.min(first + 2, width / 4)).map((cut) =>
      render(cut).trimEnd(),
    );
  });
}

function lineWidth(spans: Line): number {
  return stringWidth(spans.map(({ text }) => text).join(""));
}
