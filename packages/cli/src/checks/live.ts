import type { Lesson } from "@decant/catalog";
import { available, checkBug, checkLedger, replay } from "@decant/lab";
import type { Problem } from "./problem.ts";

/** The ledger tells every difference between the recordings, and no other. */
export function checkLedgerRows(lesson: Lesson): Problem[] {
  return checkLedger(lesson).map((text) => {
    const [, file = "README.md", line, message = text] =
      /^([\w./-]+?)(?::(\d+))?: (.*)$/s.exec(text) ?? [];
    return { file, ...(line ? { line: Number(line) } : {}), message };
  });
}

/** Each side that is installed answers as it is recorded. */
export async function checkRecordings(lesson: Lesson): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { name, label } of lesson.sides) {
    if (available(lesson, name)) continue;
    const file = `answers/${name}.http`;
    try {
      const mismatches = await replay(lesson, name);
      problems.push(
        ...mismatches.map(({ request, part, recorded, live }) => ({
          file,
          message: `"${request}", ${part}: recorded is ${quote(recorded)}, and ${label} answers ${quote(live)}.`,
        })),
      );
    } catch (error) {
      problems.push({ file, message: (error as Error).message });
    }
  }
  return problems;
}

const QUOTED = 120;

function quote(value: string): string {
  const text = JSON.stringify(value);
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
}

/** Each seeded bug makes the lesson's tests fail on an assertion. */
export async function checkBugs(lesson: Lesson): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const bug of lesson.bugs) {
    const { failed, error } = await checkBug(lesson, bug);
    if (failed) continue;
    problems.push({
      file: `bugs/${bug.name}.patch`,
      message: error ?? "the tests pass with this bug: add one that fails.",
    });
  }
  return problems;
}

/** What cannot be checked here, one sentence for each side. */
export function leftOut(lesson: Lesson): string[] {
  return lesson.sides.flatMap(({ name, label }) => {
    const missing = available(lesson, name);
    return missing ? [`${label}'s recordings. ${missing}`] : [];
  });
}
