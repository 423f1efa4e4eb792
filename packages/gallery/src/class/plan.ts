import {
  type Lesson,
  openingPair,
  planPresentation,
  type Side,
} from "@decant/catalog";
import type { ClassPlan, PlannedLesson } from "@decant/room";
import { toLessonData } from "../answers/lesson-data.ts";
import { truthOf } from "../answers/predict.ts";

/** What a class can go through, with the truth of each prediction. */
export function planClass(lessons: readonly Lesson[]): ClassPlan {
  return lessons.map(planLesson);
}

function planLesson(lesson: Lesson): PlannedLesson {
  const data = toLessonData(lesson);
  const [left, right] = openingPair(lesson) as [Side, Side];
  const pair = [left.name, right.name] as const;
  return {
    folder: lesson.folder,
    parts: planPresentation(lesson, [left, right]).parts.map(
      ({ region, requests }) => ({
        region,
        requests: requests.map(({ name }) => ({
          name,
          right: truthOf(data, name, pair)?.places ?? [],
        })),
      }),
    ),
    quiz: lesson.quiz.map(({ question, options }) => ({
      question,
      options: options.map(({ text, right: isRight }) => ({
        text,
        right: isRight,
      })),
    })),
  };
}
