import { type Lesson, openingPair, type Side } from "@decant/catalog";
import type { NamedRequest } from "@decant/exchange";
import { type Chapter, chaptersOf } from "../render/chapters.ts";
import { regionNames } from "../render/regions.ts";

/** What stands in the left column. */
export const READS = [
  "explain",
  "differ",
  "pitfalls",
  "follow-ups",
  "quiz",
] as const;
export type Read = (typeof READS)[number];

/** What a lesson's URL chooses: everything that can be chosen on the bench. */
export interface BenchState {
  readonly left: Side;
  readonly right: Side;
  readonly chapters: readonly Chapter[];
  /** The chosen chapter's index. */
  readonly chapter: number;
  readonly request: NamedRequest | undefined;
  /** The region that is lit. */
  readonly region: string | undefined;
  /** Paths of files: of each side the first that it has is open. */
  readonly files: readonly string[];
  readonly read: Read;
  /** An edited request; empty for the chosen one, undefined if none is edited. */
  readonly raw: string | undefined;
}

/** A URL's query, or a form's fields. */
export type Query = Readonly<Record<string, unknown>>;

/**
 * Reads what a URL chooses. What the lesson does not have counts as not given:
 * an old link leads to the lesson all the same.
 */
export function readState(lesson: Lesson, query: Query): BenchState {
  const [left, right] = readPair(lesson, query);
  const chapters = chaptersOf(lesson);
  const asked = lesson.requests.find(({ name }) => name === query["request"]);
  const known = new Set([...regionNames(left), ...regionNames(right)]);
  const region = [query["region"], asked?.region].find(
    (name): name is string => typeof name === "string" && known.has(name),
  );
  const chapter = chooseChapter(chapters, query["chapter"], region);
  const lit =
    region ?? chapters[chapter]?.regions.find((name) => known.has(name));
  const { raw } = query;
  return {
    left,
    right,
    chapters,
    chapter,
    request:
      asked ??
      lesson.requests.find((request) => request.region === lit) ??
      lesson.requests[0],
    region: lit,
    files: [query["file"]].flat().filter((path) => typeof path === "string"),
    read: READS.find((read) => read === query["read"]) ?? "explain",
    raw: typeof raw === "string" ? raw : undefined,
  };
}

function readPair(lesson: Lesson, { left, right }: Query): [Side, Side] {
  const [first, second] = openingPair(lesson);
  const find = (name: unknown) =>
    lesson.sides.find((side) => side.name === name);
  const a = find(left) ?? first;
  const b = find(right) ?? second ?? first;
  if (!a || !b) throw new Error(`${lesson.folder} has no side`);
  return [a, b];
}

function chooseChapter(
  chapters: readonly Chapter[],
  id: unknown,
  region: string | undefined,
): number {
  const named = chapters.findIndex((chapter) => chapter.id === id);
  if (named >= 0) return named;
  const about = chapters.findIndex(({ regions }) =>
    regions.includes(region ?? ""),
  );
  return Math.max(about, 0);
}
