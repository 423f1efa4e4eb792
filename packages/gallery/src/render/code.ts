import { cutExcerpt, type Region, type SourceFile } from "@decant/catalog";
import { highlight } from "./highlight.ts";
import type { RegionNumbers } from "./regions.ts";

/**
 * Renders a source file: one element for each line, and one around each
 * region. Marker lines are left out, and so are the blank lines that would
 * stand in a row without them; `code.css` counts the lines all the same.
 *
 * Each line ends with a newline inside its element, so that a selection is
 * copied with its blank lines.
 *
 * @param file - the file
 * @param numbers - the numbers of the page's regions; none for plain code
 * @param lit - the name of the region that is lit
 * @returns the HTML to stand in `<pre class="code"><code>`
 */
export function renderCode(
  file: SourceFile,
  numbers: RegionNumbers,
  lit?: string,
): string {
  const shown = visibleLines(file);
  let before = 0;
  return drawLines(file, numbers, lit, (line, number) => {
    if (!shown.has(number)) return "";
    const step = number - before;
    before = number;
    return renderLine(line, step > 1 ? ` plus-${step}` : "", "");
  });
}

/**
 * Renders some lines of a file, each with its number, and the regions that
 * begin or end in it.
 *
 * @param shown - the numbers of the lines
 */
export function renderLines(
  file: SourceFile,
  numbers: RegionNumbers,
  shown: ReadonlySet<number>,
): string {
  return drawLines(file, numbers, undefined, (line, number) =>
    shown.has(number) ? renderNumbered(line, number) : "",
  );
}

/**
 * Renders the lines of one region, without what stands around it.
 *
 * @param file - the file
 * @param region - one of its regions
 */
export function renderExcerpt(file: SourceFile, region: Region): string {
  return highlight(cutExcerpt(file, region), file.language)
    .map((line, index) => renderNumbered(line, region.start + index))
    .join("");
}

function drawLines(
  file: SourceFile,
  numbers: RegionNumbers,
  lit: string | undefined,
  draw: (line: string, number: number) => string,
): string {
  return highlight(file.text.replace(/\n$/, ""), file.language)
    .map((line, index) => {
      const number = index + 1;
      return [
        ...file.regions
          .filter(({ start }) => start === number)
          .map((region) => openRegion(region, file, numbers, lit)),
        draw(line, number),
        ...file.regions
          .filter(({ end }) => end === number)
          .map(() => "</span>"),
      ].join("");
    })
    .join("");
}

function renderNumbered(line: string, number: number): string {
  return renderLine(line, "", ` data-line="${number}"`);
}

/** The indent is an element of its own: a long line hangs below its text. */
function renderLine(line: string, classes: string, attribute: string): string {
  const [indent = ""] = /^ */.exec(line) ?? [];
  const { length } = indent;
  const inside = length > 0 ? `<i>${indent}</i>${line.slice(length)}` : line;
  const depth = length > 0 ? ` in-${length}` : "";
  return `<span class="line${depth}${classes}"${attribute}>${inside}\n</span>`;
}

function openRegion(
  region: Region,
  file: SourceFile,
  numbers: RegionNumbers,
  lit: string | undefined,
): string {
  const found = numbers.get(region.name);
  if (!found) return "<span>";
  const depth = file.regions.filter(
    (outer) =>
      outer !== region &&
      outer.start <= region.start &&
      outer.end >= region.end,
  ).length;
  const whose = found.only ? `, only in ${found.only}` : "";
  const classes = [
    `region ${found.hue} depth-${Math.min(depth, 2)}`,
    ...(found.only ? ["unpaired"] : []),
    ...found.chapters.map((chapter) => `ch${chapter}`),
    ...(lit === region.name ? ["lit"] : []),
  ];
  return (
    `<span class="${classes.join(" ")}"` +
    ` data-region="${region.name}" data-number="${found.number}"` +
    ` role="group" aria-label="Region ${found.number}, ${found.label}${whose}">`
  );
}

/** All but the markers, and but the blank lines that a marker parted. */
export function visibleLines(file: SourceFile): Set<number> {
  const text = file.text.replace(/\n$/, "").split("\n");
  const markers = new Set(file.markers);
  const shown: number[] = [];
  let besideMarker = true;
  for (const [index, line] of text.entries()) {
    const number = index + 1;
    if (markers.has(number)) {
      dropDoubleBlank(shown, text);
      besideMarker = true;
      continue;
    }
    const blank = line.trim() === "";
    if (blank && besideMarker && isBlank(text, shown.at(-1))) continue;
    if (!blank) besideMarker = false;
    shown.push(number);
  }
  while (shown.length > 0 && isBlank(text, shown.at(-1))) shown.pop();
  return new Set(shown);
}

function dropDoubleBlank(shown: number[], text: readonly string[]): void {
  while (shown.length > 1 && shown.slice(-2).every((at) => isBlank(text, at))) {
    shown.pop();
  }
}

/** Whether nothing stands in that line; true before the first. */
function isBlank(text: readonly string[], number: number | undefined): boolean {
  return number === undefined || text[number - 1]?.trim() === "";
}
