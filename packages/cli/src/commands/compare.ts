import type { Lesson, Side } from "@decant/catalog";
import { align, type Block, type SourceRow } from "../align.ts";
import { type Highlight, loadHighlight } from "../highlight.ts";
import {
  beside,
  type Line,
  leadingSpaces,
  line,
  NARROW,
  paneWidth,
  render,
  wrap,
} from "../layout.ts";
import { findRoot, loadLessons, requireLesson } from "../repository.ts";
import { requireSide } from "../sides.ts";
import { colors, print, terminalWidth } from "../terminal.ts";
import { UserError } from "../user-error.ts";

const NUMBER_WIDTH = 3;

/** A side of a lesson, as one of two panes. */
interface Pane {
  readonly lesson: Lesson;
  readonly side: Side;
}

/**
 * Prints two sources side by side, parts of the same name in the same row.
 *
 * @param left - `5`, or with a side `5:flask`
 * @param right - likewise; without it Flask stands beside Express
 * @throws UserError if there is no such lesson or side
 */
export async function compareSources(
  left: string,
  right?: string,
): Promise<void> {
  const panes = choosePanes(loadLessons(findRoot()), left, right);
  const highlight = await loadHighlight();
  print(...renderComparison(panes, highlight, terminalWidth()));
}

function choosePanes(
  lessons: readonly Lesson[],
  left: string,
  right: string | undefined,
): [Pane, Pane] {
  if (right !== undefined) {
    return [choosePane(lessons, left), choosePane(lessons, right)];
  }
  if (left.includes(":")) {
    throw new UserError(
      `What should ${left} stand beside? For instance: npx decant compare ${left} ${left.split(":")[0]}:express`,
    );
  }
  return [
    choosePane(lessons, `${left}:flask`),
    choosePane(lessons, `${left}:express`),
  ];
}

function choosePane(lessons: readonly Lesson[], text: string): Pane {
  const [name = "", sideName = "express"] = text.split(":");
  const lesson = requireLesson(lessons, name);
  return { lesson, side: requireSide(lesson, sideName) };
}

/**
 * Two sources as rows of text: side by side, or below 100 columns part by
 * part one above the other.
 *
 * @param width - in columns
 */
export function renderComparison(
  [left, right]: readonly [Pane, Pane],
  highlight: Highlight,
  width: number,
): string[] {
  const blocks = align(left.side, right.side);
  const lines = cache(highlight);
  const isNarrow = width < NARROW;
  const columns = isNarrow ? width : paneWidth(width);
  const titles = paneTitles(left, right);
  const draw = (rows: readonly SourceRow[]) =>
    rows.flatMap((row) => drawRow(row, lines(row), columns));

  if (isNarrow) {
    return blocks.flatMap((block) => [
      ...heading(block, width),
      ...stacked(titles[0], draw(block.left)),
      ...stacked(titles[1], draw(block.right)),
    ]);
  }
  const [ours, theirs] = titles.map((title) => [line(title, colors.bold)]);
  return [
    ...beside(ours ?? [], theirs ?? [], width, colors.dim),
    ...blocks.flatMap((block) => [
      ...heading(block, width),
      ...beside(draw(block.left), draw(block.right), width, colors.dim),
    ]),
  ];
}

/** Of one lesson the sides' names suffice. */
function paneTitles(left: Pane, right: Pane): [string, string] {
  const title = ({ lesson, side }: Pane) =>
    `${lesson.number}. ${lesson.question} (${side.label})`;
  return left.lesson === right.lesson
    ? [left.side.label, right.side.label]
    : [title(left), title(right)];
}

function heading({ region }: Block, width: number): string[] {
  if (region === undefined) return [];
  const text = ` ${region} `;
  return [
    "",
    colors.dim("──") +
      colors.bold(text) +
      colors.dim("─".repeat(Math.max(width - text.length - 2, 0))),
  ];
}

function stacked(title: string, rows: readonly Line[]): string[] {
  if (rows.length === 0) return [];
  return [colors.bold(title), ...rows.map(render)];
}

/** A row of source with its number, wrapped below itself. */
function drawRow(row: SourceRow, text: Line, columns: number): Line[] {
  const gutter = String(row.number).padStart(NUMBER_WIDTH);
  const code = columns - NUMBER_WIDTH - 2;
  const indent = leadingSpaces(text.map((span) => span.text).join(""));
  const rows = wrap(text, code, Math.min(indent + 4, code / 2));
  return [
    ...(row.opensFile ? [line(row.file.path, colors.underline)] : []),
    ...row.opensAlone.map((name) => line(`── ${name}`, colors.dim)),
    ...rows.map(
      (spans, index): Line => [
        {
          text: `${index === 0 ? gutter : " ".repeat(NUMBER_WIDTH)}  `,
          paint: colors.dim,
        },
        ...spans,
      ],
    ),
  ];
}

function cache(highlight: Highlight): (row: SourceRow) => Line {
  const files = new Map<SourceRow["file"], readonly Line[]>();
  return ({ file, number }) => {
    const lines = files.get(file) ?? highlight(file);
    files.set(file, lines);
    return lines[number - 1] ?? [];
  };
}
