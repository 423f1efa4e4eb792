import { describe, expect, test } from "@jest/globals";
import { rate, sayInterval, sayIntervals } from "../src/schedule/index.ts";
import { at, GOOD_CARD } from "./made-up.ts";

const DAY = 24 * 60 * 60 * 1000;

describe("what the buttons say", () => {
  test("of a new card", () => {
    expect(sayIntervals(undefined, at(2))).toEqual([
      "10 min",
      "15 min",
      "2 days",
      "8 days",
    ]);
  });

  test("of a card that was known, and rating it keeps the promise", () => {
    const known = rate(undefined, 3, at(2));
    expect(sayIntervals(known, at(4))).toEqual([
      "10 min",
      "8 days",
      "11 days",
      "19 days",
    ]);
    const again = rate(known, 3, at(4));
    expect(again.due - at(4).getTime()).toBe(11 * DAY);
    expect(again).toMatchObject({ reps: 2, lapses: 0, interval: 11 });
    expect(again.first).toBe(at(2).getTime());
    expect(again.last).toBe(at(4).getTime());
  });

  test("nothing is left to chance", () => {
    const times = Array.from({ length: 20 }, () => rate(GOOD_CARD, 3, at(9)));
    expect(new Set(times.map(({ due }) => due)).size).toBe(1);
  });
});

test.each([
  [0, "1 min"],
  [10 * 60_000, "10 min"],
  [59 * 60_000, "59 min"],
  [60 * 60_000, "1 hour"],
  [5 * 60 * 60_000, "5 hours"],
  [DAY, "1 day"],
  [6 * DAY, "6 days"],
  [59 * DAY, "59 days"],
  [60 * DAY, "2 months"],
  [365 * DAY, "12 months"],
  [730 * DAY, "2 years"],
])("%d milliseconds are %s", (time, words) => {
  expect(sayInterval(time)).toBe(words);
});

test("the worst state that a file may hold can be rated", () => {
  const worst = {
    due: 253_402_300_799_999,
    first: 0,
    last: 253_402_300_799_999,
    stability: 36_500,
    difficulty: 10,
    interval: 36_500,
    step: 10,
    reps: 1e6,
    lapses: 1e6,
    phase: 3,
  } as const;
  for (const phase of [1, 2, 3] as const) {
    for (const grade of [1, 2, 3, 4] as const) {
      const next = rate({ ...worst, phase }, grade, at(2));
      expect(next.due).toBeGreaterThan(at(2).getTime());
      expect(next.last).toBe(at(2).getTime());
    }
  }
});
