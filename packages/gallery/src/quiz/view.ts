import { capitalized } from "../answers/text.ts";
import { type Answered, isRight, questionHtml } from "./html.ts";
import type { QuizData } from "./quiz-data.ts";
import { placeIn, queryOf, type Round } from "./round.ts";

/** All that `quiz.njk` shows. */
export function viewQuiz(data: QuizData, round: Round, answered?: Answered) {
  const { question, questions, at } = round;
  const { lessons } = data;
  const topics = [...new Set(lessons.map(({ topic }) => topic))];
  return {
    round,
    topics: topics.map((name) => ({ name, title: capitalized(name) })),
    lessons,
    place: placeIn(data, round),
    total: questions.length,
    html: question && questionHtml(question, answered),
    verdict: answered ? (isRight(answered) ? "Right." : "Not yet.") : "",
    code: question ? `/lessons/${question.folder}` : "",
    next: answered ? `/revise/quiz${queryOf({ ...round, at: at + 1 })}` : "",
  };
}
