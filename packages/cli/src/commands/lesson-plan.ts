import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { findRoot, loadLessons } from "../repository.ts";
import { print } from "../terminal.ts";

const FILE = "TEACHING.md";

/** Writes the teachers' lesson plan from the lessons. */
export async function lessonPlan(): Promise<void> {
  const { writeLessonPlan } = await import("@decant/gallery");
  const root = findRoot();
  writeFileSync(join(root, FILE), writeLessonPlan(loadLessons(root)));
  print(
    `${FILE} is written: six sessions, their exercises, the answer sheets.`,
  );
}
