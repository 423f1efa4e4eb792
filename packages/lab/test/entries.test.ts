import { CookieJar } from "@decant/exchange";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { Entries, type Entry } from "../src/entries.ts";
import type { SharedInstance } from "../src/groups.ts";
import { makeLesson, makeSide, removeLessons } from "./make-lesson.ts";

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
  removeLessons();
});

function entry(): Entry {
  const instance = { gone: new Promise(() => {}), end: async () => undefined };
  return {
    lesson: makeLesson({}),
    side: makeSide("express"),
    isEdited: false,
    changes: "{}",
    instance: Promise.resolve(instance as unknown as SharedInstance),
    unwanted: new AbortController(),
    jar: new CookieJar(),
    idle: undefined,
    pending: 0,
    hasAnswered: true,
  };
}

test("it is idle from the answer to its last request", () => {
  const entries = new Entries(1000);
  const one = entry();
  entries.add("one", one);
  entries.use("one", one);
  entries.use("one", one);
  entries.rest("one", one);
  jest.advanceTimersByTime(5000);
  expect(entries.get("one")).toBe(one);

  entries.rest("one", one);
  jest.advanceTimersByTime(999);
  expect(entries.get("one")).toBe(one);
  jest.advanceTimersByTime(1);
  expect(entries.get("one")).toBeUndefined();
  expect(one.unwanted.signal.aborted).toBe(true);
});
