import { isCancel, select } from "@clack/prompts";
import { NO_PROGRESS, withAnswer } from "@decant/revise";
import { changeProgress, loadProgress } from "../progress-file.ts";
import { playQuiz } from "../quiz/play.ts";
import { questionsOf } from "../quiz/questions.ts";
import { chooseLessons, findRoot, loadLessons } from "../repository.ts";
import { print, terminalWidth } from "../terminal.ts";
import { UserError } from "../user-error.ts";

/**
 * The quiz of a lesson, or of all, one question at a time.
 *
 * @param name - the lesson's number or name; all without
 * @param options - `progress` is a file as the browser exports it: answers are
 *   kept there
 * @throws UserError if there is no such lesson, no terminal, or the file is
 *   another one
 */
export async function quiz(
  name: string | undefined,
  options: { progress?: string },
): Promise<void> {
  const { progress: file } = options;
  const lessons = loadLessons(findRoot());
  const chosen = chooseLessons(lessons, name === undefined ? [] : [name]);
  const progress = file === undefined ? NO_PROGRESS : loadProgress(file);
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    throw new UserError(
      "The quiz asks in a terminal. In a browser it is on /revise/quiz: npm start.",
    );
  }
  await playQuiz(questionsOf(chosen, progress, String(Date.now())), {
    choose,
    print,
    width: terminalWidth(),
    keep({ lesson: { folder }, number }, right) {
      if (file === undefined) return false;
      changeProgress(file, (before) =>
        withAnswer(before, folder, number, right, new Date()),
      );
      return true;
    },
  });
}

async function choose(
  message: string,
  options: readonly string[],
): Promise<number | undefined> {
  const chosen = await select({
    message,
    options: options.map((label, value) => ({ value, label })),
  });
  return isCancel(chosen) ? undefined : chosen;
}
