import type { Lesson } from "@decant/catalog";
import { cachedTests } from "../cached-tests.ts";
import { type Line, line, table } from "../layout.ts";
import { findRoot, loadLessons } from "../repository.ts";
import { colors, print, tableWidth, withProgress } from "../terminal.ts";

interface Row {
  readonly number: number;
  readonly slug: string;
  readonly topic: string;
  readonly question: string;
  readonly sides: readonly string[];
  readonly counts?: Counts;
}

interface Counts {
  readonly ledger: number;
  readonly tests: number;
  readonly requests: number;
  readonly bugs: number;
}

/**
 * Prints all lessons: as a table, or as JSON.
 *
 * @param options - `counts` adds what each lesson holds; `json` prints JSON
 */
export async function list(options: {
  counts?: true;
  json?: true;
}): Promise<void> {
  const root = findRoot();
  const lessons = loadLessons(root);
  const tests = options.counts
    ? await withProgress("Counting the tests", () => cachedTests(root, lessons))
    : undefined;
  const rows = lessons.map((lesson) => toRow(lesson, tests));
  if (options.json) print(JSON.stringify(rows, null, 2));
  else print(...toTable(rows, tableWidth()));
}

function toRow(lesson: Lesson, tests?: ReadonlyMap<string, number>): Row {
  const { number, slug, topic, question } = lesson;
  const row = {
    number,
    slug,
    topic,
    question,
    sides: lesson.sides.map(({ label }) => label),
  };
  if (!tests) return row;
  const counts = {
    ledger: lesson.ledger.length,
    tests: tests.get(lesson.folder) ?? 0,
    requests: lesson.requests.length,
    bugs: lesson.bugs.length,
  };
  return { ...row, counts };
}

function toTable(rows: readonly Row[], width: number): string[] {
  const counted = rows.some(({ counts }) => counts);
  const heading = [
    " #",
    "Question",
    "Topic",
    ...(counted ? ["Ledger", "Tests", "Requests", "Bugs"] : ["Sides"]),
  ].map((title) => line(title, colors.dim));
  const body = rows.map((row): Line[] => [
    line(String(row.number).padStart(2), colors.bold),
    line(row.question),
    line(row.topic, colors.cyan),
    ...(row.counts ? countCells(row.counts) : [line(row.sides.join(", "))]),
  ]);
  return table([heading, ...body], width, 1);
}

function countCells({ ledger, tests, requests, bugs }: Counts): Line[] {
  return [
    line(String(ledger).padStart("Ledger".length)),
    line(String(tests).padStart("Tests".length)),
    line(String(requests).padStart("Requests".length)),
    line(String(bugs).padStart("Bugs".length)),
  ];
}
