import type { Lesson, Side, SourceFile } from "@decant/catalog";
import { renderCode } from "../render/code.ts";
import type { RegionNumbers } from "../render/regions.ts";
import { sideStyle } from "../render/side-style.ts";

interface FileView {
  readonly path: string;
  /** The tab's text: the file's name, or its path where two have that name. */
  readonly tab: string;
  readonly source: string;
  /** HTML. */
  readonly code: string;
}

/** One side's code, ready for the page. */
export interface PaneView {
  /** `left` or `right`. */
  readonly place: string;
  readonly lesson: Lesson;
  readonly side: Side;
  /** The class of its colour: `side-flask`. */
  readonly style: string;
  readonly files: readonly FileView[];
}

/**
 * Renders the code of one side.
 *
 * @param place - `left` or `right`
 * @param numbers - the numbers of the regions in this pane
 */
export function viewPane(
  place: "left" | "right",
  lesson: Lesson,
  side: Side,
  numbers: RegionNumbers,
): PaneView {
  return {
    place,
    lesson,
    side,
    style: sideStyle(side),
    files: side.files.map((file) => ({
      path: file.path,
      tab: tabOf(file, side.files),
      source: sourceAddress(lesson, file),
      code: renderCode(file, numbers),
    })),
  };
}

function sourceAddress(lesson: Lesson, file: SourceFile): string {
  return `/lessons/${lesson.folder}/source/${file.path}`;
}

function tabOf({ path }: SourceFile, files: readonly SourceFile[]): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const same = files.filter((file) => file.path.endsWith(`/${name}`));
  return same.length > 1 ? path : name;
}
