import type { Lesson, QuizQuestion } from "@decant/catalog";
import { type Progress, progressIn } from "@decant/revise";
import { inSeededOrder } from "@decant/revise/order";

/** A question of a lesson. */
export interface Asked {
  readonly lesson: Lesson;
  /** In the lesson, from 1. */
  readonly number: number;
  readonly question: QuizQuestion;
}

/**
 * The questions to ask: those of one lesson as they stand there, those of
 * several in an order of the seed. What was right last time comes last.
 */
export function questionsOf(
  lessons: readonly Lesson[],
  progress: Progress,
  seed: string,
): Asked[] {
  const asked = lessons.flatMap((lesson) =>
    lesson.quiz.map((question, index) => ({
      lesson,
      number: index + 1,
      question,
    })),
  );
  const ordered =
    lessons.length === 1
      ? asked
      : inSeededOrder(
          asked,
          seed,
          ({ lesson, number }) => `${lesson.folder}/${number}`,
        );
  const wasRight = ({ lesson, number }: Asked) =>
    progressIn(progress, lesson.folder).quiz[number]?.right ?? false;
  return [
    ...ordered.filter((one) => !wasRight(one)),
    ...ordered.filter(wasRight),
  ];
}
