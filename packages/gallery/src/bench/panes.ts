import type { Lesson, Side, SourceFile } from "@decant/catalog";
import { renderCode } from "../render/code.ts";
import type { RegionNumbers } from "../render/regions.ts";
import { sideStyle } from "../render/side-style.ts";
import type { BenchState } from "./state.ts";

/** So many files have a tab; the others are in a menu. */
const TABS = 3;

interface FileView {
  readonly path: string;
  /** The tab's text: the file's name, or its path where two have that name. */
  readonly tab: string;
  /** Where its text is to be had. */
  readonly source: string;
  readonly open: boolean;
  /** The other side has it too, and stands before this one on paper. */
  readonly repeated: boolean;
  /** HTML. */
  readonly code: string;
}

/** One side's code, ready for the page. */
export interface PaneView {
  readonly place: "left" | "right";
  readonly side: Side;
  /** The class of its colour: `side-flask`. */
  readonly style: string;
  readonly files: readonly FileView[];
  /** How many of the files have a tab. */
  readonly tabs: number;
  /** A sentence where the lit region is not on this side. */
  readonly lacks: string;
}

/** Renders the code of one side, with the region that is lit. */
export function viewPane(
  place: "left" | "right",
  lesson: Lesson,
  side: Side,
  numbers: RegionNumbers,
  { left, files, region }: Pick<BenchState, "left" | "files" | "region">,
): PaneView {
  const open = openFile(side, files, region);
  const lit = region === undefined ? undefined : numbers.get(region);
  return {
    place,
    side,
    style: sideStyle(side),
    files: side.files.map((file) => ({
      path: file.path,
      tab: tabOf(file, side.files),
      source: `/lessons/${lesson.folder}/source/${file.path}.txt`,
      open: file === open,
      repeated: place === "right" && isIn(left, file),
      code: renderCode(file, numbers, region),
    })),
    tabs: TABS,
    lacks:
      lit?.only !== undefined && lit.only !== side.label
        ? `Only ${lit.only} has “${lit.label}”.`
        : "",
  };
}

function isIn({ files }: Side, { path, text }: SourceFile): boolean {
  return files.some((file) => file.path === path && file.text === text);
}

/** The file that the URL names, else that of the lit region, else the first. */
function openFile(
  { files }: Side,
  wanted: readonly string[],
  region: string | undefined,
): SourceFile | undefined {
  return (
    files.find(({ path }) => wanted.includes(path)) ??
    files.find(({ regions }) => regions.some(({ name }) => name === region)) ??
    files[0]
  );
}

function tabOf({ path }: SourceFile, files: readonly SourceFile[]): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const same = files.filter((file) => file.path.endsWith(`/${name}`));
  return same.length > 1 ? path : name;
}
