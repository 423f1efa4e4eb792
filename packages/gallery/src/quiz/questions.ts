import type { Lesson } from "@decant/catalog";
import { capitalized } from "../answers/text.ts";
import { plainText, renderInline } from "../render/markdown.ts";
import type { Question, QuizAnswer, QuizData } from "./quiz-data.ts";

/** The questions of all lessons, without what would give an answer away. */
export function quizData(lessons: readonly Lesson[]): QuizData {
  return {
    questions: lessons.flatMap(questionsOf),
    lessons: lessons.map(({ folder, number, topic, slug, question }) => ({
      folder,
      number,
      topic,
      name: capitalized(slug.replaceAll("-", " ")),
      title: plainText(question),
      html: renderInline(question, { folder }),
    })),
  };
}

function questionsOf({ folder, topic, quiz }: Lesson): Question[] {
  const context = { folder };
  return quiz.map(({ question, options }, index) => ({
    folder,
    topic,
    number: index + 1,
    question: renderInline(question, context),
    options: options.map(({ text }) => renderInline(text, context)),
  }));
}

/**
 * Which option is right, and why each is right or wrong.
 *
 * @param number - the question's, from 1
 * @returns undefined if the lesson has no such question
 */
export function quizAnswer(
  { folder, quiz }: Lesson,
  number: number,
): QuizAnswer | undefined {
  const options = quiz[number - 1]?.options;
  if (!options) return undefined;
  return {
    right: options.findIndex(({ right }) => right),
    reasons: options.map(({ reason }) => ({
      html: renderInline(reason, { folder }),
    })),
  };
}
