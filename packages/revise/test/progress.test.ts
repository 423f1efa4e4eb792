import { describe, expect, test } from "@jest/globals";
import { today } from "../src/day/index.ts";
import {
  NoProgressFile,
  readProgressFile,
  writeProgressFile,
} from "../src/file/index.ts";
import {
  NO_PROGRESS,
  type Progress,
  parseProgress,
  progressIn,
  quizCardId,
  stateOf,
  withAnswer,
  withCard,
  withLesson,
  withMock,
  withNames,
} from "../src/index.ts";
import { rate } from "../src/schedule/index.ts";
import { GOOD_CARD } from "./made-up.ts";

const SESSIONS = {
  chapters: ["secret", "login"],
  sent: ["Set"],
  quiz: { 1: { right: true, at: 5 }, 3: { right: false, at: 7 } },
  bugs: ["fixation"],
};
const CARD = "11-sessions/half-minute";
const KEPT = {
  version: 1,
  lessons: { "11-sessions": SESSIONS },
  cards: { [CARD]: GOOD_CARD },
  mock: [
    { at: 9, seconds: 600, topic: "", scores: { "11-sessions": "halting" } },
  ],
  newADay: 10,
  last: { folder: "11-sessions", chapter: "login" },
};

describe("what a browser kept", () => {
  test("is read as it was written", () => {
    expect(parseProgress(JSON.stringify(KEPT))).toEqual(KEPT);
  });

  test.each([
    null,
    "",
    "{",
    "null",
    "[]",
    "7",
    '"text"',
    "{}",
    '{"version":2,"lessons":{"11-sessions":{"bugs":["fixation"]}}}',
    '{"version":1,"lessons":[],"last":null}',
    '{"version":1,"lessons":"11-sessions","last":{"folder":11}}',
  ])("%j is nothing", (text) => {
    expect(parseProgress(text)).toEqual(NO_PROGRESS);
  });

  test("what is not understood is left out, and nothing else", () => {
    const text = JSON.stringify({
      ...KEPT,
      lessons: {
        "11-sessions": {
          ...SESSIONS,
          sent: ["Set", 7, null, "Set", { a: 1 }],
          quiz: { ...SESSIONS.quiz, 2: "yes", 4: { right: 1, at: 5 } },
          stars: 5,
        },
        "12-cookies": null,
        "13-database": { chapters: "all", quiz: [true] },
      },
      cards: { [CARD]: GOOD_CARD, old: 7, more: { ...GOOD_CARD, phase: 9 } },
      mock: [7, ...KEPT.mock, { at: -1, seconds: 600 }],
      newADay: "many",
      last: { folder: "11-sessions", chapter: ["login"] },
    });
    const nothing = { chapters: [], sent: [], quiz: {}, bugs: [] };
    expect(parseProgress(text)).toEqual({
      version: 1,
      lessons: {
        "11-sessions": SESSIONS,
        "12-cookies": nothing,
        "13-database": nothing,
      },
      cards: KEPT.cards,
      mock: KEPT.mock,
      newADay: 20,
      last: { folder: "11-sessions", chapter: "" },
    });
  });

  test("an answer in the quiz of an older page has no time", () => {
    const text = JSON.stringify({
      version: 1,
      lessons: { "11-sessions": { quiz: { 1: true, 3: false } } },
    });
    expect(progressIn(parseProgress(text), "11-sessions").quiz).toEqual({
      1: { right: true, at: 0 },
      3: { right: false, at: 0 },
    });
  });

  test.each([
    ["due", Number.NaN],
    ["due", 1e300],
    ["last", -1],
    ["stability", 0],
    ["stability", "5"],
    ["difficulty", 11],
    ["interval", 1.5],
    ["reps", null],
    ["phase", 0],
  ])("a card whose %s is %p counts as new", (name, value) => {
    const cards = { [CARD]: { ...GOOD_CARD, [name]: value } };
    const text = JSON.stringify({ ...KEPT, cards });
    expect(stateOf(parseProgress(text), CARD)).toBeUndefined();
  });

  test("is bounded", () => {
    const names = Array.from({ length: 5000 }, (_, n) => `name ${n}`);
    const lessons = Object.fromEntries(names.map((name) => [name, {}]));
    const text = JSON.stringify({
      version: 1,
      lessons: { "11-sessions": { chapters: names }, ...lessons },
      cards: Object.fromEntries(
        names.concat("one more").map((name) => [name, GOOD_CARD]),
      ),
      mock: names.map((_, at) => ({ at, seconds: 600, topic: "", scores: {} })),
    });
    const read = parseProgress(text);
    expect(Object.keys(read.cards)).toHaveLength(5000);
    expect(read.mock).toHaveLength(50);
    expect(read.mock.at(-1)?.at).toBe(4999);
    expect(Object.keys(read.lessons)).toHaveLength(200);
    expect(progressIn(read, "11-sessions").chapters).toHaveLength(200);
  });

  test("a name of Object's own is a name like any other", () => {
    const text = '{"version":1,"lessons":{"__proto__":{"bugs":["x"]}}}';
    const read = parseProgress(text);
    expect(Object.keys(read.lessons)).toEqual(["__proto__"]);
    expect(progressIn(read, "__proto__").bugs).toEqual(["x"]);
    expect(progressIn(NO_PROGRESS, "constructor").bugs).toEqual([]);
  });
});

test("a lesson gets something more, and keeps the rest", () => {
  const before = parseProgress(JSON.stringify(KEPT));
  const after = withLesson(before, "11-sessions", ({ bugs }) => ({
    bugs: withNames(bugs, "secure"),
  }));
  expect(progressIn(after, "11-sessions")).toEqual({
    ...SESSIONS,
    bugs: ["fixation", "secure"],
  });
  expect(after.last).toEqual(KEPT.last);
  expect(progressIn(before, "11-sessions").bugs).toEqual(["fixation"]);

  const first = withLesson(after, "12-cookies", () => ({ sent: ["Read"] }));
  expect(Object.keys(first.lessons)).toEqual(["11-sessions", "12-cookies"]);
});

test("a name stands in a list once", () => {
  expect(withNames(["a", "b"], "a")).toEqual(["a", "b"]);
  expect(withNames(["a"], "b", "b", "c")).toEqual(["a", "b", "c"]);
});

test("an answer in the quiz is kept with its time, and the last one counts", () => {
  const at = (time: number) => new Date(time);
  const first = withAnswer(NO_PROGRESS, "11-sessions", 2, false, at(5));
  const then = withAnswer(first, "11-sessions", 2, true, at(8));
  expect(progressIn(then, "11-sessions").quiz).toEqual({
    2: { right: true, at: 8 },
  });
});

describe("a wrong answer in the quiz", () => {
  const evening = new Date(2026, 10, 28, 21, 30);
  const id = quizCardId("11-sessions", 2);
  const answer = (progress: Progress, right: boolean) =>
    withAnswer(progress, "11-sessions", 2, right, evening);

  test("becomes a card that is due tomorrow", () => {
    const state = stateOf(answer(NO_PROGRESS, false), id);
    expect(state?.due).toBe(new Date(2026, 10, 29).getTime());
    expect(state).toMatchObject({ reps: 1, lapses: 1, last: +evening });
    expect(stateOf(answer(NO_PROGRESS, true), id)).toBeUndefined();
  });

  test("brings a card forward, which keeps what is known of it", () => {
    const later = { ...GOOD_CARD, due: +evening * 2 };
    const state = stateOf(answer(withCard(NO_PROGRESS, id, later), false), id);
    expect(state).toMatchObject({
      due: new Date(2026, 10, 29).getTime(),
      first: GOOD_CARD.first,
      difficulty: GOOD_CARD.difficulty,
      reps: 2,
    });
  });

  test("twice in a day is once", () => {
    const once = answer(NO_PROGRESS, false);
    expect(answer(once, false).cards).toEqual(once.cards);
  });

  test("takes no new card's place, on that day or later", () => {
    const ids = ["a", "b", "c"];
    const progress = { ...answer(NO_PROGRESS, false), newADay: 3 };
    expect(today([...ids, id], progress, evening).queue).toEqual(ids);
    const tomorrow = new Date(2026, 10, 29, 8);
    const rated = withCard(
      progress,
      id,
      rate(stateOf(progress, id), 3, tomorrow),
    );
    expect(today([...ids, id], rated, tomorrow).queue).toEqual(ids);
  });

  test("is kept in a file, and can be rated", () => {
    const progress = answer(NO_PROGRESS, false);
    expect(parseProgress(JSON.stringify(progress))).toEqual(progress);
    const tomorrow = new Date(2026, 10, 29, 8);
    const rated = rate(stateOf(progress, id), 3, tomorrow);
    expect(rated.due).toBeGreaterThan(+tomorrow);
    expect(rated.stability).toBeGreaterThan(1);
    expect(rated.phase).toBe(2);
  });
});

test("the last fifty mock interviews are kept", () => {
  const many = Array.from({ length: 60 }, (_, at) => at);
  const progress = many.reduce(
    (before, at) =>
      withMock(before, { at, seconds: 600, topic: "state", scores: {} }),
    NO_PROGRESS,
  );
  expect(progress.mock.map(({ at }) => at)).toEqual(many.slice(10));
});

describe("a file of progress", () => {
  test("holds what was written", () => {
    const progress = parseProgress(JSON.stringify(KEPT));
    expect(readProgressFile(writeProgressFile(progress))).toEqual(KEPT);
  });

  test.each([
    ["", /^The file is not JSON: choose one that Decant exported/],
    ["PK\u0003", /^The file is not JSON/],
    ["[]", /^The file holds no progress: choose one/],
    ['{"version":"1"}', /^The file holds no progress/],
    [
      '{"version":2}',
      /^The file has version 2, and this Decant reads version 1/,
    ],
    [`"${"x".repeat(2_000_000)}"`, /^The file is larger than 2 MB/],
  ])("%.20j is refused in a sentence", (text, sentence) => {
    expect(() => readProgressFile(text)).toThrow(NoProgressFile);
    expect(() => readProgressFile(text)).toThrow(sentence);
  });
});
