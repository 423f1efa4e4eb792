import type { Lesson } from "@decant/catalog";
import { line, render, wrap } from "../layout.ts";
import { colors } from "../terminal.ts";
import type { Progress } from "./progress.ts";

/** Lessons and their bugs: what is solved by title, the rest by symptom. */
export function listBugs(
  lessons: readonly Lesson[],
  progress: Progress,
  width: number,
): string[] {
  return lessons
    .filter(({ bugs }) => bugs.length > 0)
    .flatMap((lesson) => {
      const { number, question, bugs } = lesson;
      const solved = bugs.filter((bug) => progress.isSolved(lesson, bug));
      const count = `${solved.length} of ${bugs.length} solved`;
      return [
        `${colors.bold(`${String(number).padStart(2)}  ${question}`)}  ${colors.dim(count)}`,
        ...bugs.flatMap((bug, index) => {
          const isSolved = solved.includes(bug);
          const mark = isSolved ? "✓" : "-";
          const text = `    ${mark} ${index + 1}  ${isSolved ? bug.title : bug.symptom}`;
          const paint = isSolved ? colors.green : undefined;
          return wrap(line(text, paint), width, HANG).map(render);
        }),
      ];
    });
}

const HANG = 9;
