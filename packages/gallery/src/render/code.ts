import { cutExcerpt, type Region, type SourceFile } from "@decant/catalog";
import { highlight } from "./highlight.ts";
import type { RegionNumbers } from "./regions.ts";

/**
 * Renders a source file: one element for each line, with its number, and one
 * around each region. Marker lines are left out, and so are the blank lines
 * that would stand in a row without them.
 *
 * Each line ends with a newline inside its element, so that a selection is
 * copied with its blank lines.
 *
 * @param file - the file
 * @param numbers - the numbers of the page's regions; none for plain code
 * @returns the HTML to stand in `<pre><code>`
 */
export function renderCode(file: SourceFile, numbers: RegionNumbers): string {
  return renderLines(file, numbers, visibleLines(file));
}

/**
 * Renders some lines of a file, and the regions that begin or end in it.
 *
 * @param shown - the numbers of the lines
 */
export function renderLines(
  file: SourceFile,
  numbers: RegionNumbers,
  shown: ReadonlySet<number>,
): string {
  const lines = highlight(file.text.replace(/\n$/, ""), file.language);
  return lines
    .map((line, index) => {
      const number = index + 1;
      return [
        ...file.regions
          .filter(({ start }) => start === number)
          .map((region) => openRegion(region, file, numbers)),
        shown.has(number) ? renderLine(line, number) : "",
        ...file.regions
          .filter(({ end }) => end === number)
          .map(() => "</span>"),
      ].join("");
    })
    .join("");
}

/**
 * Renders the lines of one region, without what stands around it.
 *
 * @param file - the file
 * @param region - one of its regions
 */
export function renderExcerpt(file: SourceFile, region: Region): string {
  return highlight(cutExcerpt(file, region), file.language)
    .map((line, index) => renderLine(line, region.start + index))
    .join("");
}

function renderLine(line: string, number: number): string {
  return `<span class="line" data-line="${number}">${line}\n</span>`;
}

function openRegion(
  region: Region,
  file: SourceFile,
  numbers: RegionNumbers,
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
  return (
    `<span class="region ${found.hue} depth-${Math.min(depth, 3)}${found.only ? " unpaired" : ""}"` +
    ` data-region="${region.name}" data-number="${found.number}"` +
    ` tabindex="0" role="group" aria-label="Region ${found.number}, ${found.label}${whose}">`
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
