import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readLessons } from "@decant/catalog";
import { describe, expect, test } from "@jest/globals";
import { MINUTES, planCourse } from "../../src/class/course.ts";
import { writeLessonPlan } from "../../src/class/lesson-plan.ts";
import { ROOT } from "../made-up.ts";

const lessons = readLessons(ROOT);

describe("planCourse", () => {
  const sessions = planCourse(lessons);

  test("six sessions have each lesson once", () => {
    expect(sessions).toHaveLength(6);
    const numbers = sessions.flatMap((session) =>
      session.lessons.map(({ lesson }) => lesson.number),
    );
    expect(numbers.toSorted((a, b) => a - b)).toEqual(
      lessons.map(({ number }) => number),
    );
  });

  test("the predictions of a lesson fit into its minutes", () => {
    for (const { lessons: own } of sessions) {
      const minutes = own.reduce((sum, one) => sum + one.minutes, 0);
      expect(minutes).toBeLessThanOrEqual(MINUTES.lessons);
      for (const { predictions, minutes: few } of own) {
        expect(predictions.length).toBeGreaterThan(0);
        expect(3 + 3 * predictions.length).toBeLessThanOrEqual(few);
      }
    }
  });

  test("a lesson of an unknown topic is named", () => {
    const [first] = lessons;
    expect(() =>
      planCourse(first ? [{ ...first, topic: "websockets" }] : []),
    ).toThrow(
      "01-what-is-flask has the topic websockets, which no session has: name it in course.ts.",
    );
  });
});

test("TEACHING.md is what the lessons say: npx decant lesson-plan writes it", () => {
  expect(readFileSync(join(ROOT, "TEACHING.md"), "utf8")).toBe(
    writeLessonPlan(lessons),
  );
});
