import { withLesson } from "./change.ts";
import { withMissed } from "./missed.ts";
import type { Progress } from "./model.ts";

/**
 * The same progress, with a question of the quiz answered. What was wrong
 * comes back as a card tomorrow.
 */
export function withAnswer(
  progress: Progress,
  folder: string,
  question: number,
  right: boolean,
  now: Date,
): Progress {
  const answered = withLesson(progress, folder, ({ quiz }) => ({
    quiz: { ...quiz, [question]: { right, at: now.getTime() } },
  }));
  if (right) return answered;
  return withMissed(answered, quizCardId(folder, question), now);
}

/** The id of the card that asks a question of the quiz. */
export function quizCardId(folder: string, question: number): string {
  return `${folder}/quiz/${question}`;
}
