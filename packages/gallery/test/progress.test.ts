import { describe, expect, test } from "@jest/globals";
import {
  NO_PROGRESS,
  parseProgress,
  progressIn,
  withLesson,
  withName,
} from "../src/site/progress.ts";

const SESSIONS = {
  chapters: ["secret", "login"],
  sent: ["Set"],
  quiz: { 1: true, 3: false },
  bugs: ["fixation"],
};
const KEPT = {
  version: 1,
  lessons: { "11-sessions": SESSIONS },
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
          quiz: { 1: true, 2: "yes", 3: false },
          stars: 5,
        },
        "12-cookies": null,
        "13-database": { chapters: "all", quiz: [true] },
      },
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
      last: { folder: "11-sessions", chapter: "" },
    });
  });

  test("is bounded", () => {
    const names = Array.from({ length: 5000 }, (_, n) => `name ${n}`);
    const lessons = Object.fromEntries(names.map((name) => [name, {}]));
    const text = JSON.stringify({
      version: 1,
      lessons: { "11-sessions": { chapters: names }, ...lessons },
    });
    const read = parseProgress(text);
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
    bugs: withName(bugs, "secure"),
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
  expect(withName(["a", "b"], "a")).toEqual(["a", "b"]);
  expect(withName(["a"], "b")).toEqual(["a", "b"]);
});
