import type { Place } from "@decant/room";
import { expect, test } from "@jest/globals";
import type { ClassLesson } from "../../src/class/lesson.ts";
import {
  placeAtStep,
  placesOf,
  sayNext,
  stepFrom,
} from "../../src/class/moves.ts";

const request = (name: string, isTold: boolean) => ({
  name,
  line: `GET /${name}`,
  isTold,
});
const part = (region: string, requests: ReturnType<typeof request>[]) => ({
  region,
  label: region,
  hue: "hue-1",
  requests,
});
const lesson: ClassLesson = {
  folder: "11-sessions",
  number: 11,
  name: "Sessions",
  question: "How?",
  stage: {
    address: "",
    lesson: "/lessons/11-sessions",
    pair: ["flask", "express"],
    isOpeningPair: true,
    parts: [
      part("secret", []),
      part("set", [request("Set", true), request("Aside", false)]),
    ],
  },
  panes: ["", ""],
  quiz: [{ text: "Who?", question: "Who?", options: ["I", "You"] }],
};
const place = (change: Partial<Place>): Place => ({
  lesson: "11-sessions",
  part: "set",
  request: null,
  quiz: null,
  step: "region",
  ...change,
});
const sayPlace = ({ part: region, request: name, quiz, step }: Place) =>
  `${region ?? quiz} ${name ?? ""} ${step}`;

test("a class goes through the parts, what is told of them, and the quiz", () => {
  expect(placesOf(lesson).map(sayPlace)).toEqual([
    "secret  region",
    "set  region",
    "set Set predict",
    "set Set send",
    "set Set answers",
    "set Set why",
    "0  predict",
    "0  answers",
  ]);
});

test("one step forward and back; none beyond the lesson's ends", () => {
  const first = place({ part: "secret" });
  expect(stepFrom(lesson, first, false)).toBeUndefined();
  expect(stepFrom(lesson, first, true)).toEqual(place({}));
  const why = place({ request: "Set", step: "why" });
  const question = place({ part: null, quiz: 0, step: "predict" });
  expect(stepFrom(lesson, why, true)).toEqual(question);
  expect(stepFrom(lesson, question, false)).toEqual(why);
  const last = place({ part: null, quiz: 0, step: "answers" });
  expect(stepFrom(lesson, last, true)).toBeUndefined();
});

test("a request that is not told has its steps once it was chosen", () => {
  const chosen = place({ request: "Aside", step: "predict" });
  expect(stepFrom(lesson, chosen, true)).toEqual(
    place({ request: "Aside", step: "send" }),
  );
});

test.each([
  [place({}), "predict", place({ request: "Set", step: "predict" })],
  [place({ request: "Set", step: "why" }), "region", place({})],
  [place({ part: "secret" }), "predict", undefined],
  [place({ part: null, quiz: 0, step: "predict" }), "send", undefined],
  [
    place({ part: null, quiz: 0, step: "predict" }),
    "answers",
    place({ part: null, quiz: 0, step: "answers" }),
  ],
  [place({ part: "elsewhere" }), "region", undefined],
] as const)("%j at the step %s", (from, step, expected) => {
  expect(placeAtStep(lesson, from, step)).toEqual(expected);
});

test.each([
  [place({ part: "secret" }), "Next: set"],
  [place({}), "Open the vote"],
  [place({ request: "Set", step: "predict" }), "Close and send"],
  [place({ request: "Set", step: "send" }), "Reveal"],
  [place({ request: "Set", step: "answers" }), "Say why"],
  [place({ request: "Set", step: "why" }), "Vote: question 1"],
  [place({ part: null, quiz: 0, step: "predict" }), "Close and reveal"],
  [place({ part: null, quiz: 0, step: "answers" }), "The lesson is over"],
])("%j goes on with “%s”", (from, said) => {
  expect(sayNext(lesson, from, stepFrom(lesson, from, true))).toBe(said);
});
