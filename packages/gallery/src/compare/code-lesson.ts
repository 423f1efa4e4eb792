import { createHash } from "node:crypto";
import type { Lesson, Region, Side, SourceFile } from "@decant/catalog";
import { chaptersOf } from "../render/chapters.ts";
import { renderLines, visibleLines } from "../render/code.ts";
import { plainText } from "../render/markdown.ts";
import { numberRegions, type RegionNumbers } from "../render/regions.ts";
import { sideStyle } from "../render/side-style.ts";
import type { CodeFile, CodeLesson, CodePart, CodeSide } from "./model.ts";

const LONGEST_LABEL = 48;

/** Lines from one to another, both included. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly region?: Region;
}

/**
 * The code of all sides of a lesson, cut into its parts. A region has the same
 * number on each side, and on the lesson's own page.
 */
export function codeLesson(lesson: Lesson): CodeLesson {
  const numbers = numberRegions(lesson.sides, chaptersOf(lesson));
  return {
    folder: lesson.folder,
    number: lesson.number,
    name: lesson.slug.replaceAll("-", " "),
    question: plainText(lesson.question),
    sides: lesson.sides.map((side) => codeSide(side, numbers)),
    requests: lesson.requests.map(({ name, method, path, region }) => ({
      name,
      wire: `${method} ${path}`,
      region,
    })),
  };
}

function codeSide(side: Side, numbers: RegionNumbers): CodeSide {
  return {
    name: side.name,
    label: side.label,
    style: sideStyle(side),
    files: side.files.map((file) => codeFile(file, side.files, numbers)),
  };
}

function codeFile(
  file: SourceFile,
  files: readonly SourceFile[],
  numbers: RegionNumbers,
): CodeFile {
  const shown = [...visibleLines(file)];
  const lines = file.text.split("\n");
  const parts = stretches(file).flatMap((stretch) => {
    const own = shown.filter(
      (number) => number >= stretch.start && number <= stretch.end,
    );
    const isFilled = (number: number) => lines[number - 1]?.trim() !== "";
    const first = own.findIndex(isFilled);
    if (first < 0) return [];
    const filled = own.slice(first, own.findLastIndex(isFilled) + 1);
    return codePart(file, stretch, filled, numbers);
  });
  return { path: file.path, tab: tabOf(file, files), parts };
}

/** The regions that no other holds, and what stands between them. */
function stretches(file: SourceFile): Stretch[] {
  const found: Stretch[] = [];
  let start = 1;
  for (const region of file.regions) {
    if (region.start < start) continue;
    found.push({ start, end: region.start - 1 });
    found.push({ start: region.start, end: region.end, region });
    start = region.end + 1;
  }
  return [...found, { start, end: Number.POSITIVE_INFINITY }];
}

function codePart(
  file: SourceFile,
  { start, end, region }: Stretch,
  shown: readonly number[],
  numbers: RegionNumbers,
): CodePart {
  const texts = file.text.split("\n");
  const code = shown.map((number) => texts[number - 1] ?? "");
  const known = region && numbers.get(region.name);
  const within = file.regions.filter(
    (each) => each.start >= start && each.end <= end,
  );
  const inner = within.filter((each) => each !== region);
  return {
    regions: region ? [...new Set(within.map(({ name }) => name))] : [],
    from: shown[0] ?? start,
    to: shown.at(-1) ?? end,
    label: known?.label ?? labelOf(file, start, code[0] ?? ""),
    number: known?.number ?? 0,
    hue: known?.hue ?? "",
    lines: shown.length,
    key: keyOf(`${file.language}\n${code.join("\n")}`),
    // Made where it is read: a page shows two files of forty.
    get html() {
      return renderLines({ ...file, regions: inner }, numbers, new Set(shown));
    },
  };
}

function labelOf(file: SourceFile, start: number, line: string): string {
  if (file.regions.length === 0) return "the whole file";
  if (start === 1) return "imports and set-up";
  const text = line.trim();
  return text.length > LONGEST_LABEL
    ? `${text.slice(0, LONGEST_LABEL).trimEnd()} …`
    : text;
}

function keyOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 12);
}

function tabOf({ path }: SourceFile, files: readonly SourceFile[]): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const same = files.filter((file) => file.path.endsWith(`/${name}`));
  return same.length > 1 ? path : name;
}
