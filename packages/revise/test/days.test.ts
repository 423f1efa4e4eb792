import { describe, expect, test } from "@jest/globals";
import { countDays, today } from "../src/day/index.ts";
import {
  countDue,
  NO_PROGRESS,
  type Progress,
  stateOf,
  withCard,
} from "../src/index.ts";
import { type Grade, rate } from "../src/schedule/index.ts";
import { at } from "./made-up.ts";

const IDS = ["01-a/half-minute", "01-a/follow-up/b", "02-c/half-minute", "d"];

function rated(progress: Progress, id: string, grade: Grade, now: Date) {
  return withCard(progress, id, rate(stateOf(progress, id), grade, now));
}

test("three days of a candidate", () => {
  const [first = "", second = "", third = "", fourth = ""] = IDS;
  let progress: Progress = { ...NO_PROGRESS, newADay: 3 };
  const see = (now: Date) => today(IDS, progress, now);

  // The first day: three new cards, as many as the limit says.
  expect(see(at(2))).toEqual({
    done: [],
    queue: [first, second, third],
    fresh: 3,
  });
  expect(countDue(progress, at(2))).toBe(0);
  progress = rated(progress, first, 3, at(2, 9, 0));
  progress = rated(progress, second, 1, at(2, 9, 1));
  // What was wrong waits for its ten minutes, behind what is new.
  expect(see(at(2, 9, 2))).toEqual({
    done: [first],
    queue: [third, second],
    fresh: 1,
  });
  // When they are over, it comes first.
  expect(see(at(2, 9, 11)).queue).toEqual([second, third]);
  expect(countDue(progress, at(2, 9, 11))).toBe(1);
  progress = rated(progress, second, 3, at(2, 9, 12));
  progress = rated(progress, third, 4, at(2, 9, 13));
  // The limit is reached: the fourth card waits for tomorrow.
  expect(see(at(2, 23, 59))).toEqual({
    done: [first, second, third],
    queue: [],
    fresh: 0,
  });

  // The second day: what was wrong on the first, and one new card.
  expect(stateOf(progress, first)).toMatchObject({ interval: 2, phase: 2 });
  expect(stateOf(progress, second)).toMatchObject({ interval: 1, lapses: 0 });
  expect(stateOf(progress, third)).toMatchObject({ interval: 8, phase: 2 });
  expect(see(at(3))).toEqual({ done: [], queue: [second, fourth], fresh: 1 });
  expect(countDue(progress, at(3))).toBe(1);
  expect(countDue(progress, at(3), "01-a")).toBe(1);
  expect(countDue(progress, at(3), "02-c")).toBe(0);
  progress = rated(progress, second, 3, at(3));
  progress = rated(progress, fourth, 3, at(3, 9, 5));
  expect(see(at(3, 10))).toEqual({
    done: [second, fourth],
    queue: [],
    fresh: 0,
  });

  // The third day: the first card; forgotten now, it is learnt again.
  expect(see(at(4))).toEqual({ done: [], queue: [first], fresh: 0 });
  progress = rated(progress, first, 1, at(4));
  expect(stateOf(progress, first)).toMatchObject({
    lapses: 1,
    phase: 3,
    interval: 0,
    due: at(4, 9, 10).getTime(),
  });
  expect(see(at(4, 9, 1)).queue).toEqual([first]);
  progress = rated(progress, first, 3, at(4, 9, 10));
  expect(see(at(4, 9, 11)).done).toEqual([first]);
  expect(countDue(progress, at(4, 9, 11))).toBe(0);
});

describe("the queue of a day", () => {
  test("the longest waiting comes first", () => {
    const progress = IDS.reduce(
      (before, id, index) => rated(before, id, 3, at(5 - index)),
      NO_PROGRESS,
    );
    expect(today(IDS, progress, at(20)).queue).toEqual(IDS.toReversed());
  });

  test("new cards of another topic count for the limit", () => {
    const [first = "", second = "", ...others] = IDS;
    const progress = rated({ ...NO_PROGRESS, newADay: 2 }, first, 3, at(2));
    expect(today([second, ...others], progress, at(2)).queue).toEqual([second]);
  });

  test("a limit of none brings none", () => {
    expect(today(IDS, { ...NO_PROGRESS, newADay: 0 }, at(2)).queue).toEqual([]);
  });
});

test("the days of the next week", () => {
  const progress = IDS.reduce(
    (before, id, index) => rated(before, id, (index + 1) as Grade, at(2, 9)),
    NO_PROGRESS,
  );
  const states = Object.values(progress.cards);
  expect(countDays(states, at(2, 10), 7)).toEqual([2, 0, 1, 0, 0, 0, 0]);
  // What was not done is overdue: it is today's.
  expect(countDays(states, at(6), 7)).toEqual([3, 0, 0, 0, 1, 0, 0]);
});
