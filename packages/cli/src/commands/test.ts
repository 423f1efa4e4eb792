import { runChild } from "../child.ts";
import { jestProgram } from "../count-tests.ts";
import { findRoot, loadLessons, requireLesson } from "../repository.ts";
import { chooseSide, requireRunnable, type SideOptions } from "../sides.ts";

/**
 * Runs a lesson's own tests; the exit code is Jest's.
 *
 * @param name - the lesson's number or name
 * @param rest - further arguments for Jest
 * @param options - `side` names the side to judge, `flask` is short for that
 *   one; without either it is Express
 * @throws UserError if there is no such lesson or side, or what the side
 *   needs is not installed
 */
export async function testLesson(
  name: string,
  rest: readonly string[],
  options: SideOptions,
): Promise<void> {
  const lesson = requireLesson(loadLessons(findRoot()), name);
  const side = requireRunnable(lesson, chooseSide(options));
  process.exitCode = await runChild(
    process.execPath,
    [jestProgram(lesson.directory), ...rest],
    {
      cwd: lesson.directory,
      stdio: "inherit",
      env: { ...process.env, TARGET: side.name },
    },
  );
}
