import { withAnswer } from "@decant/revise";
import { update } from "../site/progress.page.ts";

/**
 * A question of the quiz was answered; the last answer counts.
 *
 * @param question - its number, from 1
 */
export function markQuiz(
  folder: string,
  question: number,
  right: boolean,
): void {
  update((progress) =>
    withAnswer(progress, folder, question, right, new Date()),
  );
}
