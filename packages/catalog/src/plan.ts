import { compare, type LedgerRow } from "@decant/exchange";
import type { Lesson, Side } from "./model.ts";

/** How a lesson is presented: its regions one after the other. */
export interface Plan {
  readonly parts: readonly PlannedPart[];
  /** Requests that no part shows: none of the sides has their region. */
  readonly unshown: readonly string[];
}

/** One region, on both sides or on one. */
export interface PlannedPart {
  readonly region: string;
  /** The sides that have the region, the left one first. */
  readonly sides: readonly Side[];
  /** The paragraphs of "How it works" that name the region, as Markdown. */
  readonly explained: readonly string[];
  /** The requests that the region answers, in their order; may be none. */
  readonly requests: readonly PlannedRequest[];
}

export interface PlannedRequest {
  readonly name: string;
  /**
   * Whether one meets it on the way: the first of a region, and each that is
   * the first to show a difference of the lesson's own ledger. The others are
   * there to be chosen.
   */
  readonly isTold: boolean;
}

const REGION_LINK = /\]\(#region:([a-z\d-]+)\)/g;

/**
 * Plans the presentation of two sides of a lesson. The regions come in the
 * order in which "How it works" names them, then those that it does not name.
 *
 * @param pair - the sides that stand beside each other, the left one first
 */
export function planPresentation(lesson: Lesson, pair: readonly Side[]): Plan {
  const paragraphs = explanations(lesson.sections["How it works"]);
  const named = paragraphs.flatMap(regionsNamedIn);
  const owned = pair.map((side) => ({ side, regions: regionsOf(side) }));
  const all = new Set(owned.flatMap(({ regions }) => [...regions]));
  const order = new Set([...named.filter((name) => all.has(name)), ...all]);
  const isNew = openEyes(lesson, pair);
  const parts = Array.from(order, (region) => ({
    region,
    sides: owned.flatMap(({ side, regions }) =>
      regions.has(region) ? [side] : [],
    ),
    explained: paragraphs.filter((text) =>
      regionsNamedIn(text).includes(region),
    ),
    requests: lesson.requests
      .filter((request) => request.region === region)
      .map(({ name }, index) => ({ name, isTold: isNew(name) || index === 0 })),
  }));
  const unshown = lesson.requests
    .filter(({ region }) => region === undefined || !order.has(region))
    .map(({ name }) => name);
  return { parts, unshown };
}

/** The paragraphs from the first on that has a bold start and names a region. */
function explanations(markdown: string): string[] {
  const paragraphs = markdown.split(/\n{2,}/);
  const first = paragraphs.findIndex(
    (text) => text.startsWith("**") && regionsNamedIn(text).length > 0,
  );
  return paragraphs.slice(Math.max(first, 0));
}

function regionsNamedIn(markdown: string): string[] {
  return Array.from(markdown.matchAll(REGION_LINK), ([, name = ""]) => name);
}

function regionsOf({ files }: Side): Set<string> {
  return new Set(
    files.flatMap(({ regions }) => regions.map(({ name }) => name)),
  );
}

/** Tells of one request after the other whether it shows a row not seen yet. */
function openEyes(lesson: Lesson, pair: readonly Side[]) {
  const seen = new Set<LedgerRow>();
  return (request: string): boolean => {
    const rows = ownRows(lesson, pair, request).filter((row) => !seen.has(row));
    for (const row of rows) seen.add(row);
    return rows.length > 0;
  };
}

/** The rows of the lesson's own ledger that the recorded answers show. */
function ownRows(
  lesson: Lesson,
  pair: readonly Side[],
  request: string,
): LedgerRow[] {
  const flask = pair.find(({ name }) => name === "flask");
  const other = pair.find(({ name }) => name !== "flask");
  const [ours, theirs] = [flask, other].map((side) =>
    side?.answers.get(request),
  );
  if (!ours || !theirs || !other) return [];
  return compare(lesson.ledger, request, ours, theirs, other.name).flatMap(
    ({ row }) => (row ? [row] : []),
  );
}
