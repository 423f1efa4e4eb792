import { readLessons } from "@decant/catalog";
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import request from "supertest";
import { createGallery, type Gallery } from "../src/index.ts";
import type { MockQuestion } from "../src/mock/mock-data.ts";
import {
  clockOf,
  isDone,
  type MockSession,
  parseMock,
  resultOf,
  reveal,
  score,
  startMock,
} from "../src/mock/session.ts";
import { clockText, scoreWords, shareSentence } from "../src/mock/words.ts";
import { ROOT } from "./made-up.ts";

// The first page waits for the grammars, and the machine may be busy.
jest.setTimeout(60_000);

const START = Date.UTC(2026, 10, 28, 20);
const QUESTIONS: MockQuestion[] = Array.from({ length: 25 }, (_, index) => ({
  folder: `${index + 1}-lesson`,
  number: index + 1,
  topic: index < 3 ? "basics" : "state",
  question: `Question ${index + 1}?`,
  html: "<p>Answer.</p>",
}));
const ALL = { count: 25, seconds: 600, topic: "" };

const start = (plan = ALL, seed = "a") =>
  startMock(QUESTIONS, plan, seed, START);

describe("an interview", () => {
  test("asks each question once, in an order of its seed", () => {
    const { folders } = start();
    const all = QUESTIONS.map(({ folder }) => folder);
    expect(folders).not.toEqual(all);
    expect(folders.toSorted()).toEqual(all.toSorted());
    expect(start().folders).toEqual(folders);
    expect(start(ALL, "b").folders).not.toEqual(folders);
  });

  test("asks so many, of one topic", () => {
    const plan = { count: 2, seconds: 48, topic: "basics" };
    expect(start(plan).folders).toHaveLength(2);
    expect(start({ ...plan, count: 8 }).folders).toHaveLength(3);
    for (const folder of start({ ...plan, count: 3 }).folders) {
      expect(["1-lesson", "2-lesson", "3-lesson"]).toContain(folder);
    }
  });

  test("measures time by its deadlines, not by how often one looks", () => {
    const session = start();
    expect(clockOf(session, START)).toEqual({
      left: 600,
      share: 24,
      leftOfShare: 24,
    });
    expect(clockOf(session, START + 15_000)).toEqual({
      left: 585,
      share: 24,
      leftOfShare: 9,
    });
    expect(clockOf(session, START + 3_600_000)).toEqual({
      left: 0,
      share: 24,
      leftOfShare: 0,
    });
    const second = score(reveal(session), "halting", START + 30_000);
    expect(clockOf(second, START + 31_000)).toEqual({
      left: 569,
      share: 24,
      leftOfShare: 23,
    });
  });

  test("a clock that was set back gives no more time for a question", () => {
    const { leftOfShare } = clockOf(start(), START - 60_000);
    expect(leftOfShare).toBe(24);
  });

  test("is over with its last question", () => {
    let session = start({ count: 2, seconds: 60, topic: "" });
    expect(isDone(session, START)).toBe(false);
    session = score(reveal(session), "fluent", START + 1000);
    expect(session.revealed).toBe(false);
    expect(isDone(session, START + 1000)).toBe(false);
    session = score(reveal(session), "no", START + 2000);
    expect(isDone(session, START + 2000)).toBe(true);
  });

  test("is over with its time, but for an answer that waits for its score", () => {
    const session = start();
    expect(isDone(session, START + 599_000)).toBe(false);
    expect(isDone(session, START + 600_000)).toBe(true);
    expect(isDone(reveal(session), START + 600_000)).toBe(false);
    const scored = score(reveal(session), "no", START + 601_000);
    expect(isDone(scored, START + 601_000)).toBe(true);
  });

  test("keeps the scores of what was reached", () => {
    const session = score(reveal(start()), "fluent", START + 5000);
    const [first = ""] = session.folders;
    expect(resultOf(session, START + 9000)).toEqual({
      at: START + 9000,
      seconds: 600,
      topic: "",
      scores: { [first]: "fluent" },
    });
  });
});

describe("after a reload", () => {
  test("it goes on", () => {
    const session = reveal(score(reveal(start()), "no", START + 5000));
    expect(parseMock(JSON.stringify(session), QUESTIONS)).toEqual(session);
  });

  const spoilt = (change: Partial<Record<keyof MockSession, unknown>>) =>
    JSON.stringify({ ...start(), ...change });

  test.each([
    null,
    "",
    "null",
    "[]",
    "{",
    "{}",
    "7",
    spoilt({ seconds: -1 }),
    spoilt({ seconds: "600" }),
    spoilt({ started: 0.5 }),
    spoilt({ folders: [] }),
    spoilt({ folders: ["no-such-lesson"] }),
    spoilt({ folders: Array.from({ length: 201 }, () => "1-lesson") }),
    spoilt({ scores: ["<b>"] }),
    spoilt({ revealed: 1 }),
    spoilt({ topic: null }),
  ])("%s is none", (text) => {
    expect(parseMock(text, QUESTIONS)).toBeUndefined();
  });
});

test("the clock says minutes and seconds, 00:00 once they are over", () => {
  expect([600, 348, 59.2, 0.1, 0].map(clockText)).toEqual([
    "10:00",
    "05:48",
    "01:00",
    "00:01",
    "00:00",
  ]);
});

test("the sentence below the bar says what to do", () => {
  const at = (leftOfShare: number, isRevealed = false) =>
    shareSentence({ leftOfShare, share: 24 }, isRevealed);
  expect(at(8.1)).toBe("9 of 24 seconds left. Say your answer aloud.");
  expect(at(0)).toBe("The 24 seconds are over. Look at the answer.");
  expect(at(8, true)).toBe("This is the half-minute answer. How was yours?");
});

test("the summary counts", () => {
  expect(scoreWords(["no", "fluent", "fluent"])).toBe(
    "2 fluent, 0 halting and 1 no",
  );
});

describe("the page", () => {
  let gallery: Gallery;
  beforeAll(async () => {
    gallery = await createGallery({ root: ROOT });
  });
  afterAll(() => gallery.close());

  test("asks every lesson's question, and says what needs a script", async () => {
    const { text } = await request(gallery.app).get("/revise/mock").expect(200);
    expect(text.match(/<h1/g)).toHaveLength(1);
    expect(text).toContain("The mock interview needs JavaScript");
    expect(text).not.toMatch(/undefined|\[object /);
    const { body } = await request(gallery.app)
      .get("/revise/mock/questions.json")
      .expect(200);
    const lessons = readLessons(ROOT);
    expect((body as MockQuestion[]).map(({ folder }) => folder)).toEqual(
      lessons.map(({ folder }) => folder),
    );
    expect((body as MockQuestion[])[0]).toMatchObject({
      question: "What is Flask?",
      html: expect.stringMatching(/^<p>/),
    });
  });
});
