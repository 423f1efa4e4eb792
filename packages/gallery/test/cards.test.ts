import {
  afterAll,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import request from "supertest";
import type { CardIndex, LessonCards } from "../src/cards/cards.ts";
import { createGallery, type Gallery } from "../src/index.ts";
import { ROOT } from "./made-up.ts";

// The first page waits for the grammars, and the machine may be busy.
jest.setTimeout(60_000);

let gallery: Gallery;
beforeAll(async () => {
  gallery = await createGallery({ root: ROOT });
});
afterAll(() => gallery.close());

const get = (address: string) => request(gallery.app).get(address);
const json = async <T>(address: string) =>
  (
    await get(address)
      .expect(200)
      .expect("Content-Type", /^application\/json/)
  ).body as T;

test("the index lists all cards, and gives nothing away", async () => {
  const { lessons, cards } = await json<CardIndex>("/revise/cards.json");
  expect(lessons).toHaveLength(25);
  expect(lessons[10]).toEqual({
    folder: "11-sessions",
    number: 11,
    topic: "state",
  });
  expect(cards[0]).toEqual(["01-what-is-flask/half-minute", "What is Flask?"]);
  expect(cards.every((card) => card.length === 2)).toBe(true);
});

describe("the cards of a lesson", () => {
  test("are those of the index, as HTML", async () => {
    const { cards } = await json<CardIndex>("/revise/cards.json");
    const lesson = await json<LessonCards>("/revise/11-sessions.json");
    const ids = cards
      .map(([id]) => id)
      .filter((id) => id.startsWith("11-sessions/"));
    expect(Object.keys(lesson).toSorted()).toEqual(ids.toSorted());
    expect(lesson["11-sessions/answer/set"]).toMatchObject({
      question: "Set: what do Flask and Express answer?",
      label: "sessions, what does it answer?",
      see: {
        address: "/lessons/11-sessions?request=Set",
        text: "See it run: step 2, Set",
      },
    });
  });

  test("have nothing of the answer on the front", async () => {
    const lesson = await json<LessonCards>("/revise/11-sessions.json");
    for (const { front, back } of Object.values(lesson)) {
      expect(front).not.toMatch(/HTTP\/1\.1 \d|class="ans"|class="values"/);
      expect(back).not.toBe("");
    }
  });

  test("can be read as a page", async () => {
    const { text } = await get("/revise/11-sessions").expect(200);
    const lesson = await json<LessonCards>("/revise/11-sessions.json");
    expect(text.match(/<details><summary>/g)).toHaveLength(
      Object.keys(lesson).length,
    );
    expect(text).not.toMatch(/undefined|\[object/);
  });
});

test("the page of the cards holds the half-minute answers for who has no script", async () => {
  const { text } = await get("/revise").expect(200);
  expect(text).toContain('<section class="no-js listed" data-listed>');
  expect(text.match(/<details><summary>/g)).toHaveLength(25);
  expect(text).not.toMatch(/undefined|\[object/);
});

test("the deck for Anki is a file to be saved", async () => {
  const { body } = await get("/revise/decant.apkg")
    .buffer()
    .parse((res, done) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("end", () => done(null, Buffer.concat(chunks)));
    })
    .expect(200)
    .expect("Content-Disposition", "attachment; filename=decant.apkg");
  // It is a ZIP, whose first file is the collection.
  const start = (body as Buffer).subarray(0, 46).toString("latin1");
  expect(start).toBe(`PK\u0003\u0004${start.slice(4, 30)}collection.anki2`);
});

test.each(["/revise/99-nothing", "/revise/99-nothing.json", "/revise/x.apkg"])(
  "%s is not there",
  async (address) => {
    const { status } = await get(address);
    expect(status).toBe(404);
  },
);
