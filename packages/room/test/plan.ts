import type { ClassPlan } from "../src/plan.ts";
import type { Place } from "../src/views.ts";

/** A made-up lesson of two parts and one question, and one of a single part. */
export const PLAN: ClassPlan = [
  {
    folder: "11-sessions",
    parts: [
      {
        region: "set",
        requests: [
          { name: "Set", right: ["header"] },
          { name: "Set twice", right: ["status", "body"] },
        ],
      },
      { region: "get", requests: [{ name: "Not recorded", right: [] }] },
    ],
    quiz: [
      {
        question: "Who can read what is in `session`?",
        options: [
          { text: "Everybody", right: true },
          { text: "Nobody", right: false },
        ],
      },
    ],
  },
  { folder: "12-cookies", parts: [{ region: "all", requests: [] }], quiz: [] },
];

const LESSON = { lesson: "11-sessions", quiz: null };

export function at(step: Place["step"], request = "Set"): Place {
  return { ...LESSON, part: "set", request, step };
}

export const REGION: Place = {
  ...LESSON,
  part: "set",
  request: null,
  step: "region",
};

export function quizAt(step: Place["step"]): Place {
  return { lesson: "11-sessions", part: null, request: null, quiz: 0, step };
}
