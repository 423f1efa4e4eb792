import { available } from "@decant/lab";
import { runChild } from "../child.ts";
import { jestProgram } from "../count-tests.ts";
import { findRoot, loadLessons, requireLesson } from "../repository.ts";
import { UserError } from "../user-error.ts";

/**
 * Runs a lesson's own tests; the exit code is Jest's.
 *
 * @param name - the lesson's number or name
 * @param rest - further arguments for Jest
 * @param options - `flask` judges the Flask side instead of Express
 * @throws UserError if there is no such lesson, or Flask is not installed
 */
export async function testLesson(
  name: string,
  rest: readonly string[],
  options: { flask?: true },
): Promise<void> {
  const lesson = requireLesson(loadLessons(findRoot()), name);
  const side = options.flask ? "flask" : "express";
  const missing = available(lesson, side);
  if (missing) throw new UserError(missing);
  process.exitCode = await runChild(
    process.execPath,
    [jestProgram(lesson.directory), ...rest],
    {
      cwd: lesson.directory,
      stdio: "inherit",
      env: { ...process.env, TARGET: side },
    },
  );
}
