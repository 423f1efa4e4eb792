import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Lesson, readLesson } from "@decant/catalog";
import { FileError } from "@decant/exchange";
import { BUG_RULES, LESSON_RULES, REPOSITORY_RULES } from "../checks/index.ts";
import { leftOut } from "../checks/live.ts";
import { formatProblem, type Problem } from "../checks/problem.ts";
import { chooseByName } from "../choose.ts";
import { describeFolder, findRoot } from "../repository.ts";
import { colors, print, withProgress } from "../terminal.ts";
import { UserError } from "../user-error.ts";

/** What was found in one lesson, or in the repository at large. */
interface Verdict {
  readonly subject: string;
  /** `apps/05-dynamic-routes/README.md:12: sentence` */
  readonly problems: readonly string[];
  readonly leftOut: readonly string[];
}

/**
 * Checks lessons and prints one line for each problem; the exit code is 1 if
 * there is one.
 *
 * @param names - the lessons' numbers or names; all lessons and what concerns
 *   the whole repository without any
 * @param options - `repository` checks the latter alone; `bugs` applies the
 *   seeded bugs instead, and demands that the tests fail
 * @throws UserError if there is no such lesson
 */
export async function check(
  names: readonly string[],
  options: { bugs?: true; repository?: true },
): Promise<void> {
  if (options.repository && names.length > 0) {
    throw new UserError(
      `--repository checks no lesson: leave out ${names.join(" ")}, or --repository.`,
    );
  }
  const root = findRoot();
  const rules = options.bugs ? BUG_RULES : LESSON_RULES;
  const folders = options.repository ? [] : chooseFolders(root, names);
  const verdicts = await withProgress("Checking", async (say) => {
    const found: Verdict[] = [];
    for (const folder of folders) {
      say(`Checking ${folder}`);
      found.push(await checkFolder(root, folder, rules));
    }
    if (options.repository || (names.length === 0 && !options.bugs)) {
      say("Checking the repository");
      found.push(await checkRepository(root));
    }
    return found;
  });
  report(verdicts);
}

function report(verdicts: readonly Verdict[]): void {
  for (const { subject, problems } of verdicts) {
    if (problems.length === 0) print(`${colors.green("✓")} ${subject}`);
    else print(`${colors.red("✗")} ${subject}`, ...problems);
  }
  const left = new Set(verdicts.flatMap((verdict) => verdict.leftOut));
  for (const sentence of left) print(`Left out: ${sentence}`);
  const count = verdicts.reduce(
    (sum, { problems }) => sum + problems.length,
    0,
  );
  if (count === 0) return;
  print(`${count} ${count === 1 ? "problem" : "problems"}.`);
  process.exitCode = 1;
}

/** By folder, not by lesson: a malformed one must not hide the others. */
function chooseFolders(root: string, names: readonly string[]): string[] {
  const all = readdirSync(join(root, "apps"))
    .filter((folder) => /^\d{2}-/.test(folder))
    .toSorted();
  if (names.length === 0) return all;
  return names.map((name) => chooseByName("lesson", all, name, describeFolder));
}

async function checkFolder(
  root: string,
  folder: string,
  rules: typeof LESSON_RULES,
): Promise<Verdict> {
  const path = `apps/${folder}`;
  let lesson: Lesson;
  try {
    lesson = readLesson(join(root, path));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return {
      subject: folder,
      problems: [`${path}/${error.message}.`],
      leftOut: [],
    };
  }
  const problems = await applyRules(rules, lesson);
  return {
    subject: folder,
    problems: problems.map((problem) => formatProblem(problem, path)),
    leftOut: rules === LESSON_RULES ? leftOut(lesson) : [],
  };
}

async function checkRepository(root: string): Promise<Verdict> {
  const problems = await applyRules(REPOSITORY_RULES, root);
  return {
    subject: "the repository",
    problems: problems.map((problem) => formatProblem(problem)),
    leftOut: [],
  };
}

async function applyRules<Subject>(
  rules: readonly ((subject: Subject) => Problem[] | Promise<Problem[]>)[],
  subject: Subject,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const rule of rules) problems.push(...(await rule(subject)));
  return problems;
}
