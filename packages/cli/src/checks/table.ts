import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readLessons } from "@decant/catalog";
import { isLessonRow, lessonRow } from "../lesson-table.ts";
import type { Problem } from "./problem.ts";

/** The README's table names every lesson in order, as the lesson does. */
export function checkTable(root: string): Problem[] {
  const file = "README.md";
  const lines = readFileSync(join(root, file), "utf8").split("\n");
  const first = lines.findIndex(isLessonRow);
  const rows = lines.filter(isLessonRow);
  const wanted = readLessons(root).map(lessonRow);
  const wrong = wanted.findIndex((row, index) => row !== rows[index]);
  const at = wrong < 0 && rows.length > wanted.length ? wanted.length : wrong;
  if (at < 0) return [];
  const expected = wanted[at] ?? "no more rows";
  return [
    {
      file,
      ...(first < 0 ? {} : { line: first + at + 1 }),
      message: `expected ${expected} in the table of the lessons.`,
    },
  ];
}
