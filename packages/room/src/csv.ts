import type { Course } from "./course.ts";
import type { ClassState } from "./state.ts";

const HEADINGS = ["Student", "Poll", "Question", "Round", "Vote", "Right"];
/** What a spreadsheet takes for a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/**
 * Writes all votes of a class as a table: one line for each vote, as RFC 4180
 * has it. A text that a spreadsheet would take for a formula gets an
 * apostrophe in front.
 */
export function exportVotes(course: Course, state: ClassState): string {
  const rows = Object.entries(state.polls).flatMap(([id, { rounds }]) => {
    const planned = course.pollCalled(id);
    return rounds.flatMap((votes, at) =>
      Object.entries(votes).map(([student, option]) => [
        state.students[student]?.name ?? student,
        id,
        planned?.question ?? "",
        String(at + 1),
        planned?.options.find((one) => one.id === option)?.label ?? option,
        planned?.right.includes(option) ? "yes" : "no",
      ]),
    );
  });
  return [HEADINGS, ...rows]
    .map((cells) => `${cells.map(writeCell).join(",")}\r\n`)
    .join("");
}

function writeCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
