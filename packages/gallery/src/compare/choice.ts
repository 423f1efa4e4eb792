import type { CodeFile, CodeLesson, CodePart, CodeSide } from "./model.ts";
import { ALL, NONE, type Place, type Wish } from "./wish.ts";

/** A hand's lesson and side, and what else is wished for. */
export interface Start {
  readonly place: Place;
  readonly lesson: CodeLesson;
  readonly side: CodeSide;
  readonly wish: Wish;
}

/** What one hand shows. */
export interface Hand extends Start {
  readonly file: CodeFile;
  /** As in a wish. */
  readonly region: string;
  readonly open: ReadonlySet<CodePart>;
  /** The request's name; empty where the lesson has none. */
  readonly request: string;
}

export type Hands = readonly [left: Hand, right: Hand];

/**
 * Chooses what stands beside each other. What is unknown in a wish counts as
 * not said. Where no part is wished for, the first region opens that both
 * files have and that a request reaches in both.
 */
export function chooseHands(one: Start, other: Start): Hands {
  const [left, right] = [follow(one, other), follow(other, one)];
  const [ours, theirs] = [chooseFile(left), chooseFile(right)];
  const [names, others] = [wished(left, ours), wished(right, theirs)];
  const common =
    names.length + others.length === 0
      ? reached(left, ours).find((name) =>
          reached(right, theirs).includes(name),
        )
      : undefined;
  return [
    chooseHand(left, ours, common ? [common] : names),
    chooseHand(right, theirs, common ? [common] : others),
  ];
}

/** The other side of one lesson shows the same, unless it says what it shows. */
function follow(start: Start, other: Start): Start {
  const { wish, lesson } = start;
  const says = wish.file + wish.region + wish.request;
  if (says !== "" || lesson.folder !== other.lesson.folder) return start;
  const { region, request } = other.wish;
  return { ...start, wish: { ...wish, region, request } };
}

function chooseHand(start: Start, file: CodeFile, names: string[]): Hand {
  const chosen = names.length > 0 ? names : defaultRegions(start, file);
  const open = file.parts.filter(
    (part) =>
      chosen.includes(ALL) ||
      chosen.some((name) => isNamed(part, name)) ||
      file.parts.length === 1,
  );
  return {
    ...start,
    file,
    region: chosen.join(","),
    open: new Set(open),
    request: chooseRequest(start, open),
  };
}

function chooseFile({ lesson, side, wish }: Start): CodeFile {
  const has = (name: string | undefined) =>
    side.files.find((file) => name && regionsOf(file).includes(name));
  const [region] = wish.region.split(",");
  const found =
    side.files.find(({ path }) => path === wish.file) ??
    has(region) ??
    has(lesson.requests.find(({ name }) => name === wish.request)?.region) ??
    side.files[0];
  if (!found) throw new Error(`${lesson.folder}, ${side.name}, has no file.`);
  return found;
}

/** The parts that are wished for and that the file has. */
function wished({ lesson, wish }: Start, file: CodeFile): string[] {
  const isKnown = (name: string) =>
    [ALL, NONE].includes(name) ||
    file.parts.some((each) => isNamed(each, name));
  const names = wish.region.split(",").filter(isKnown);
  if (names.length > 0) return names;
  const request = lesson.requests.find(({ name }) => name === wish.request);
  return [request?.region ?? ""].filter(isKnown);
}

function isNamed({ regions, from, to }: CodePart, name: string): boolean {
  const line = Number(/^L(\d{1,6})$/.exec(name)?.[1]);
  return regions.includes(name) || (line >= from && line <= to);
}

function defaultRegions(start: Start, file: CodeFile): string[] {
  return [...reached(start, file), ...regionsOf(file)].slice(0, 1);
}

/** The regions of a file that some request reaches, by their numbers. */
function reached({ lesson }: Start, file: CodeFile): string[] {
  const answering = new Set(lesson.requests.map(({ region }) => region));
  const parts = file.parts.toSorted((a, b) => a.number - b.number);
  return regionsOf({ ...file, parts }).filter((name) => answering.has(name));
}

function chooseRequest(
  { lesson: { requests }, wish }: Start,
  open: readonly CodePart[],
): string {
  const isOpen = (region: string | undefined) =>
    region && open.some(({ regions }) => regions.includes(region));
  const found =
    requests.find(({ name }) => name === wish.request) ??
    requests.find(({ region }) => isOpen(region)) ??
    requests[0];
  return found?.name ?? "";
}

/** Whether both hands show one lesson, so that their parts pair. */
export function isLinked([left, right]: Hands): boolean {
  return (
    left.lesson.folder === right.lesson.folder &&
    left.side.name !== right.side.name
  );
}

/** The regions of a file, each once, in their order. */
export function regionsOf(file: CodeFile): string[] {
  return [...new Set(file.parts.flatMap(({ regions }) => regions))];
}

/** How a part is called in the address. */
export function nameOf({ regions, from }: CodePart): string {
  return regions[0] ?? `L${from}`;
}
