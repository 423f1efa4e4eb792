import { withCard, withLesson } from "./change.ts";
import { startOfDay } from "./due.ts";
import { type CardState, type Progress, stateOf } from "./model.ts";

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
  const id = quizCardId(folder, question);
  return withCard(answered, id, tomorrow(stateOf(progress, id), now));
}

/** The id of the card that asks a question of the quiz. */
export function quizCardId(folder: string, question: number): string {
  return `${folder}/quiz/${question}`;
}

/** The difficulty of a card in the middle of the scale, where none is known. */
const MIDDLE = 5.5;

/** A card that was not known, and comes again with the next day. */
function tomorrow(state: CardState | undefined, now: Date): CardState {
  return {
    due: startOfDay(now, 1),
    first: state?.first ?? now.getTime(),
    last: now.getTime(),
    stability: 1,
    difficulty: state?.difficulty ?? MIDDLE,
    interval: 1,
    step: 0,
    reps: (state?.reps ?? 0) + 1,
    lapses: (state?.lapses ?? 0) + 1,
    phase: 2,
  };
}
