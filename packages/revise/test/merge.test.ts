import { describe, expect, test } from "@jest/globals";
import { mergeProgress } from "../src/file/index.ts";
import {
  NO_PROGRESS,
  type Progress,
  progressIn,
  stateOf,
} from "../src/index.ts";
import { GOOD_CARD } from "./made-up.ts";

const ID = "11-sessions/half-minute";
const OURS: Progress = {
  ...NO_PROGRESS,
  lessons: {
    "11-sessions": {
      chapters: ["secret"],
      sent: ["Set"],
      quiz: { 1: { right: false, at: 5 }, 2: { right: true, at: 9 } },
      bugs: [],
    },
  },
  cards: { [ID]: GOOD_CARD, ours: GOOD_CARD },
  mock: [{ at: 3, seconds: 600, topic: "", scores: {} }],
  newADay: 10,
  last: { folder: "11-sessions", chapter: "secret" },
};
const THEIRS: Progress = {
  ...NO_PROGRESS,
  lessons: {
    "11-sessions": {
      chapters: ["login", "secret"],
      sent: [],
      quiz: { 1: { right: true, at: 6 }, 2: { right: false, at: 8 } },
      bugs: ["fixation"],
    },
    "12-cookies": { chapters: ["set"], sent: [], quiz: {}, bugs: [] },
  },
  cards: { [ID]: { ...GOOD_CARD, last: 900_000, reps: 2 }, theirs: GOOD_CARD },
  mock: [
    { at: 1, seconds: 240, topic: "state", scores: {} },
    { at: 3, seconds: 600, topic: "", scores: {} },
  ],
  newADay: 50,
  last: { folder: "12-cookies", chapter: "set" },
};

describe("two progresses", () => {
  const merged = mergeProgress(OURS, THEIRS);

  test("the later rating of a card wins, from either side", () => {
    expect(stateOf(merged, ID)?.last).toBe(900_000);
    expect(stateOf(mergeProgress(THEIRS, OURS), ID)?.last).toBe(900_000);
    expect(Object.keys(merged.cards).toSorted()).toEqual([
      ID,
      "ours",
      "theirs",
    ]);
  });

  test("at the same moment the card that was rated more often wins, then ours", () => {
    const often = {
      ...NO_PROGRESS,
      cards: { [ID]: { ...GOOD_CARD, reps: 3 } },
    };
    const other = { ...NO_PROGRESS, cards: { [ID]: { ...GOOD_CARD, due: 7 } } };
    expect(stateOf(mergeProgress(OURS, often), ID)?.reps).toBe(3);
    expect(stateOf(mergeProgress(OURS, other), ID)).toEqual(GOOD_CARD);
  });

  test("the later answer in the quiz wins", () => {
    expect(progressIn(merged, "11-sessions").quiz).toEqual({
      1: { right: true, at: 6 },
      2: { right: true, at: 9 },
    });
  });

  test("what was read, sent and found is that of both", () => {
    expect(progressIn(merged, "11-sessions")).toMatchObject({
      chapters: ["secret", "login"],
      sent: ["Set"],
      bugs: ["fixation"],
    });
    expect(progressIn(merged, "12-cookies").chapters).toEqual(["set"]);
  });

  test("a mock interview stands once, by its time", () => {
    expect(merged.mock.map(({ at }) => at)).toEqual([1, 3]);
  });

  test("where we were and the day's limit stay ours", () => {
    expect(merged.last).toEqual(OURS.last);
    expect(merged.newADay).toBe(10);
    expect(mergeProgress(NO_PROGRESS, THEIRS).last).toEqual(THEIRS.last);
  });

  test("merging once more changes nothing", () => {
    expect(mergeProgress(merged, THEIRS)).toEqual(merged);
    expect(mergeProgress(merged, OURS)).toEqual(merged);
    expect(mergeProgress(OURS, OURS)).toEqual(OURS);
    expect(mergeProgress(NO_PROGRESS, NO_PROGRESS)).toEqual(NO_PROGRESS);
  });
});
