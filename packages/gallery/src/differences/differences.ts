import { commonLedger, type Lesson } from "@decant/catalog";
import { type LedgerRow, samePart } from "@decant/exchange";
import type { Both } from "../answers/cells.ts";
import {
  type LessonData,
  recordedAnswer,
  type SideData,
  sideOf,
} from "../answers/data.ts";
import { explain } from "../answers/explain.ts";
import { toLessonData } from "../answers/lesson-data.ts";
import { partHtml } from "../answers/part.ts";
import { capitalized } from "../answers/text.ts";
import { renderInline } from "../render/markdown.ts";

/** A row of a ledger, with what both sides answered. */
interface Difference {
  readonly number: number;
  readonly folder: string;
  /** Whether it holds for any request, and the one named is an example. */
  readonly isAny: boolean;
  /** The requests that show it; the answers are those to the first. */
  readonly requests: readonly { name: string; address: string }[];
  /** Two cells for an element of the class `ans`. */
  readonly answers: string;
  readonly why: string;
}

/** The rows of one part, of one pair of sides. */
interface Group {
  /** As the address has it: `status`, `body`, `set-cookie`. */
  readonly part: string;
  /** `Status`, `Set-Cookie` */
  readonly title: string;
  /** Flask, and the side that it is compared with. */
  readonly sides: Both<Named>;
  readonly rows: readonly Difference[];
}

/** The rows of one topic. */
export interface Topic {
  /** As the address has it. */
  readonly name: string;
  readonly title: string;
  readonly count: number;
  readonly groups: readonly Group[];
}

/** A side, as a row names it. */
type Named = Pick<SideData, "name" | "label" | "style">;

interface Shown {
  readonly row: LedgerRow;
  /** Undefined for a common row that no lesson shows. */
  readonly shown: Difference | undefined;
}

/** The topic of what differs everywhere. */
const EVERYWHERE = "every-lesson";
const FIRST = ["status", "reason", "body"];

/** Every row of every ledger, by topic and part; the common ones come first. */
export function viewDifferences(lessons: readonly Lesson[]) {
  const data = lessons.map(toLessonData);
  const known = new Map<string, Named>(
    data.flatMap(({ sides }) => sides.map((side) => [side.name, side])),
  );
  // Flask and Express first, then the others in the order of the lessons.
  const sides = [...known.values()];
  const common = commonLedger().map((row) => viewUsual(data, row));
  const names = [...new Set(lessons.map(({ topic }) => topic))];
  const topics = [
    topicOf(EVERYWHERE, "In every lesson", common, sides),
    ...names.map((name) => {
      const rows = lessons.flatMap(({ topic, ledger }, at) => {
        const own = data[at];
        if (topic !== name || !own) return [];
        return ledger.map((row) => ({ row, shown: viewRow(own, row) }));
      });
      return topicOf(name, capitalized(name), rows, sides);
    }),
  ];
  const total = topics.reduce((sum, { count }) => sum + count, 0);
  return { topics, parts: partsOf(topics), total };
}

function topicOf(
  name: string,
  title: string,
  rows: readonly Shown[],
  sides: readonly Named[],
): Topic {
  const groups = sides
    .slice(1)
    .flatMap((side) => groupsOf(rows, [sides[0] ?? side, side]));
  const count = groups.reduce((sum, group) => sum + group.rows.length, 0);
  return { name, title, count, groups };
}

/** The rows about two sides, by part. */
function groupsOf(rows: readonly Shown[], sides: Both<Named>): Group[] {
  const groups = new Map<string, Group & { rows: Difference[] }>();
  for (const { row, shown } of rows) {
    if (!shown || row.side !== sides[1].name) continue;
    const title = titleOf(row.part);
    const part = title.toLowerCase();
    const group = groups.get(part) ?? { part, title, sides, rows: [] };
    group.rows.push(shown);
    groups.set(part, group);
  }
  return [...groups.values()].toSorted(
    (a, b) => rankOf(a.part) - rankOf(b.part),
  );
}

/** A row that holds in all lessons, with the first answers that show it. */
function viewUsual(data: readonly LessonData[], row: LedgerRow): Shown {
  const shown = data.find((lesson) => exampleOf(lesson, row) !== undefined);
  return { row, shown: shown && viewRow(shown, row) };
}

function viewRow(data: LessonData, row: LedgerRow): Difference {
  const { number, folder } = data;
  const isAny = row.requests.length === 0;
  const names = isAny ? [exampleOf(data, row) ?? ""] : row.requests;
  return {
    number,
    folder,
    isAny,
    requests: names.map((name) => ({
      name,
      address: addressOf(data, row.side, name),
    })),
    answers: partHtml(data, names[0] ?? "", ["flask", row.side], row.part),
    why: renderInline(row.why, { folder }),
  };
}

/** The first request whose answers differ as the row says. */
function exampleOf(data: LessonData, row: LedgerRow): string | undefined {
  const { folder, sides, requests } = data;
  if (!sides.some(({ name }) => name === row.side)) return undefined;
  const why = renderInline(row.why, { folder });
  const pair = ["flask", row.side] as const;
  const found = requests.find(({ name }) => {
    const left = recordedAnswer(sideOf(data, "flask"), name);
    const right = recordedAnswer(sideOf(data, row.side), name);
    if (!left || !right) return false;
    return explain(data, name, pair, [left, right]).some(
      (one) => samePart(one.part, row.part) && one.why === why,
    );
  });
  return found?.name;
}

function addressOf({ folder }: LessonData, side: string, request: string) {
  const sides = side === "express" ? {} : { left: "flask", right: side };
  const query = new URLSearchParams({ ...sides, request });
  return `/lessons/${folder}?${query.toString()}`;
}

/** The parts to choose from: the answer's own, then headers, most rows first. */
function partsOf(topics: readonly Topic[]) {
  const parts = new Map<
    string,
    { name: string; title: string; count: number }
  >();
  for (const group of topics.flatMap(({ groups }) => groups)) {
    const { part: name, title, rows } = group;
    const count = (parts.get(name)?.count ?? 0) + rows.length;
    parts.set(name, { name, title, count });
  }
  return [...parts.values()].toSorted(
    (a, b) => rankOf(a.name) - rankOf(b.name) || b.count - a.count,
  );
}

function rankOf(part: string): number {
  const rank = FIRST.indexOf(part);
  return rank < 0 ? FIRST.length : rank;
}

/** `header Vary` is Vary; the spelling of JSON is a matter of the body. */
function titleOf(part: string): string {
  return capitalized(part.replace("header ", "").replace(/^json$/, "body"));
}
