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
import type { QuizAnswer, QuizData } from "../src/quiz/quiz-data.ts";
import { placeIn, queryOf, readRound } from "../src/quiz/round.ts";
import { makeRepository, ROOT } from "./made-up.ts";

// The first page waits for the grammars, and the machine may be busy.
jest.setTimeout(60_000);

const repository = makeRepository();
let gallery: Gallery;
let made: Gallery;

beforeAll(async () => {
  gallery = await createGallery({ root: ROOT });
  made = await createGallery({ root: repository.root });
});
afterAll(async () => {
  await Promise.all([gallery.close(), made.close()]);
  repository.remove();
});

const lessons = readLessons(ROOT);

async function questions(): Promise<QuizData> {
  const { body } = await request(gallery.app)
    .get("/revise/quiz/questions.json")
    .expect(200);
  return body as QuizData;
}

describe("what the quiz asks", () => {
  test("is every question of every lesson, without the answers", async () => {
    const { text } = await request(made.app)
      .get("/revise/quiz/questions.json")
      .expect(200);
    expect(JSON.parse(text)).toMatchObject({
      questions: [
        {
          folder: "07-made-up",
          topic: "testing",
          number: 1,
          question: "Which one?",
          options: ["This", "That"],
        },
        { folder: "08-three-sides", number: 1 },
      ],
    });
    expect(text).not.toMatch(/right|reason|Yes|No\./);
    const { questions: all } = await questions();
    const own = lessons.flatMap(({ quiz }) => quiz);
    expect(all).toHaveLength(own.length);
  });

  test("stands in the page one at a time, and says no more", async () => {
    const { text } = await request(made.app)
      .get("/revise/quiz?lesson=07-made-up")
      .expect(200);
    expect(text).toContain("<legend>Which one?</legend>");
    const form = /<form class="quiz-form"[^]*?<\/form>/.exec(text)?.[0] ?? "";
    expect(form).not.toMatch(/right|wrong|reason|Yes|No\.|checked/);
    expect(text.match(/<fieldset/g)).toHaveLength(1);
    expect(text).toContain("data-place>7 Made up, 1 of 1</p>");
  });
});

describe("an answer", () => {
  test("has the right option, and a reason for each", async () => {
    const { body } = await request(made.app)
      .get("/revise/quiz/07-made-up/1.json")
      .expect(200);
    const reasons = [{ html: "No." }, { html: "Yes." }];
    expect(body).toEqual({ right: 1, reasons });
  });

  test.each(lessons)(
    "is there for each question of $folder",
    async (lesson) => {
      for (const [index, { options }] of lesson.quiz.entries()) {
        const { body } = await request(gallery.app)
          .get(`/revise/quiz/${lesson.folder}/${index + 1}.json`)
          .expect(200);
        const { right, reasons } = body as QuizAnswer;
        expect(options[right]?.right).toBe(true);
        expect(reasons).toHaveLength(options.length);
      }
    },
  );

  test.each([
    "07-made-up/0.json",
    "07-made-up/2.json",
    "07-made-up/1e0.json",
    "07-made-up/one.json",
    "7/1.json",
    "no-such/1.json",
    "__proto__/1.json",
  ])("is nowhere else: %s", async (path) => {
    const { status } = await request(made.app).get(`/revise/quiz/${path}`);
    expect(status).toBe(404);
  });
});

describe("without a script", () => {
  const send = (fields: object) =>
    request(made.app).post("/revise/quiz").type("form").send(fields);

  test("a form gives the reasons, and the way on", async () => {
    const { text } = await send({ lesson: "07-made-up", at: "1", choice: "0" });
    expect(text).toContain(
      '<span class="reason"><b>Wrong. </b>No.</span></span></label>',
    );
    expect(text).toContain(
      '<span class="reason"><b>Right. </b>Yes.</span></span></label>',
    );
    expect(text).toContain("data-verdict>Not yet.</p>");
    expect(text).toContain('href="/revise/quiz?lesson=07-made-up&amp;at=2"');
    const right = await send({ lesson: "07-made-up", at: "1", choice: "1" });
    expect(right.text).toContain("data-verdict>Right.</p>");
  });

  test.each([
    {},
    { choice: "" },
    { choice: "2" },
    { choice: "-1" },
    { choice: "length" },
    { choice: ["0", "1"] },
  ])("%j is no answer: the question is asked again", async (fields) => {
    const { text } = await send({ lesson: "07-made-up", at: "1", ...fields });
    expect(text).toContain("<legend>Which one?</legend>");
    expect(text).not.toContain('class="reason"');
  });

  test("the end of a round says so", async () => {
    const { text } = await request(made.app)
      .get("/revise/quiz?lesson=07-made-up&at=2")
      .expect(200);
    expect(text).toContain("<h2>That was the last one</h2>");
    expect(text).not.toContain("<fieldset");
  });

  test("another site's form is refused", async () => {
    const sent = send({ choice: "0" }).set("Origin", "http://evil.test");
    expect((await sent).status).toBe(403);
  });
});

describe("a round", () => {
  const read = async (query: Record<string, unknown>) =>
    readRound(await questions(), query, "2026-11-28");

  test("asks all, in an order that its seed brings back", async () => {
    const round = await read({});
    expect(round.questions).toHaveLength((await questions()).questions.length);
    expect(round).toEqual(await read({ seed: "2026-11-28", at: "1" }));
    expect((await read({ seed: "other" })).questions).not.toEqual(
      round.questions,
    );
  });

  test("asks those of a topic, in the same order as among all", async () => {
    const all = await read({ seed: "a" });
    const state = await read({ topic: "state", seed: "a" });
    expect(state.questions).toEqual(
      all.questions.filter(({ topic }) => topic === "state"),
    );
    expect(placeIn(await questions(), state)).toBe(
      `State, 1 of ${state.questions.length}`,
    );
  });

  test("asks those of a lesson as they stand there", async () => {
    const round = await read({ lesson: "11-sessions", topic: "basics" });
    expect(round.questions.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(placeIn(await questions(), round)).toBe("11 Sessions, 1 of 4");
    expect(queryOf({ ...round, at: 3 })).toBe("?lesson=11-sessions&at=3");
  });

  test.each([
    { at: "0" },
    { at: "1000" },
    { at: "1.5" },
    { at: ["2", "3"] },
    { seed: "<b>" },
    { seed: "x".repeat(41) },
    { topic: "no-such", lesson: "99-none" },
  ])("%j counts as not given", async (query) => {
    expect(await read(query)).toEqual(await read({}));
  });

  test("has an address for each place", async () => {
    const round = await read({ topic: "state", seed: "a", at: "2" });
    expect(queryOf(round)).toBe("?topic=state&seed=a&at=2");
    const query = new URLSearchParams(queryOf(round));
    expect(await read(Object.fromEntries(query))).toEqual(round);
  });
});
