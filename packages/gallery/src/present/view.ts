import {
  type Lesson,
  type PlannedPart,
  planPresentation,
  type Side,
} from "@decant/catalog";
import { chaptersOf } from "../render/chapters.ts";
import { plainText, renderInline } from "../render/markdown.ts";
import {
  type NumberedRegion,
  numberRegions,
  type RegionNumbers,
} from "../render/regions.ts";
import { sideStyle } from "../render/side-style.ts";
import { renderLines } from "./excerpt.ts";
import type { Stage } from "./stage.ts";

/** One region, ready for the page. */
export interface PartView extends NumberedRegion {
  readonly panes: readonly PaneView[];
}

interface PaneView {
  /** `Flask` */
  readonly label: string;
  /** The class of its colour. */
  readonly style: string;
  /** Where the code is from; empty where the side has no such part. */
  readonly file: string;
  /** HTML: the region's code, one text for each place where it stands. */
  readonly code: readonly string[];
  /** Why the side has no such part, as HTML; empty where it has. */
  readonly absent: string;
}

/**
 * Plans a lesson's presentation for its page.
 *
 * @param pair - the sides that stand beside each other
 * @param isOpeningPair - whether the lesson opens with them
 */
export function viewStage(
  lesson: Lesson,
  pair: readonly [Side, Side],
  isOpeningPair: boolean,
): { stage: Stage; parts: readonly PartView[] } {
  const { parts } = planPresentation(lesson, pair);
  const numbers = numberRegions(pair, chaptersOf(lesson));
  const lines = new Map(
    lesson.requests.map(({ name, method, path }) => [
      name,
      `${method} ${path}`,
    ]),
  );
  const views = parts.map((part) => viewPart(lesson, pair, part, numbers));
  const address = `/lessons/${lesson.folder}`;
  return {
    stage: {
      address: `${address}/present`,
      lesson: address,
      pair: [pair[0].name, pair[1].name],
      isOpeningPair,
      parts: parts.map(({ region, requests }, at) => ({
        region,
        label: views[at]?.label ?? region,
        hue: views[at]?.hue ?? "",
        requests: requests.map((request) => ({
          ...request,
          line: lines.get(request.name) ?? "",
        })),
      })),
    },
    parts: views,
  };
}

function viewPart(
  lesson: Lesson,
  pair: readonly Side[],
  { region }: PlannedPart,
  numbers: RegionNumbers,
): PartView {
  const numbered = numbers.get(region);
  if (!numbered) throw new Error(`The region ${region} has no number.`);
  const panes = pair.map((side) => viewPane(lesson, side, numbered));
  return { ...numbered, panes };
}

/** The region in the first of the side's files that has it. */
function viewPane(
  lesson: Lesson,
  side: Side,
  { name, label, only }: NumberedRegion,
): PaneView {
  const file = side.files.find(({ regions }) =>
    regions.some((region) => region.name === name),
  );
  const found = file?.regions.filter((region) => region.name === name) ?? [];
  return {
    label: side.label,
    style: sideStyle(side),
    file: file?.path ?? "",
    code: file ? found.map((region) => renderLines(file, region)) : [],
    absent: file ? "" : whyAbsent(lesson, name, `Only ${only} has “${label}”.`),
  };
}

function whyAbsent(lesson: Lesson, name: string, sentence: string): string {
  const { folder, unpaired } = lesson;
  const why = unpaired.find(({ region }) => region === name)?.why ?? "";
  return `${plainText(sentence)} ${renderInline(why, { folder })}`.trim();
}
