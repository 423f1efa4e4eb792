import { fileURLToPath } from "node:url";
import { readLesson, readLessons } from "@decant/catalog";
import { describe, expect, test } from "@jest/globals";
import { cardsOf, makeCards } from "../src/cards/index.ts";
import { slugOf, uniqueIds } from "../src/cards/slug.ts";
import { KINDS } from "../src/index.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const lessons = readLessons(ROOT);
const cards = makeCards(lessons);

describe("the cards of all lessons", () => {
  test("no two have the same id", () => {
    expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length);
  });

  test("there is a half-minute answer of each lesson, and each follow-up", () => {
    const count = (kind: string) =>
      cards.filter((card) => card.kind === kind).length;
    expect(count("half-minute")).toBe(lessons.length);
    expect(count("follow-up")).toBe(
      lessons.reduce((sum, { followUps }) => sum + followUps.length, 0),
    );
    expect(count("quiz")).toBe(
      lessons.reduce((sum, { quiz }) => sum + quiz.length, 0),
    );
    expect(count("answer")).toBeGreaterThan(100);
    expect(count("difference")).toBeGreaterThan(100);
  });

  test("come by kind, and within it by lesson", () => {
    const places = cards.map(({ kind, number }) => [
      KINDS.indexOf(kind),
      number,
    ]);
    const sorted = places.toSorted(
      ([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d,
    );
    expect(places).toEqual(sorted);
  });

  test("what is asked for has code or a request, and is recorded on both sides", () => {
    for (const card of cards) {
      if (card.kind !== "answer") continue;
      expect(card.answers).toHaveLength(2);
      expect(card.request.raw).not.toBe("");
      expect(card.code.length).toBeGreaterThan(0);
    }
  });
});

describe("the cards of a lesson", () => {
  const sessions = cardsOf(readLesson(`${ROOT}/apps/11-sessions`));
  const find = (id: string) => sessions.find((card) => card.id === id);

  test("a question of the quiz, with its options and the right one", () => {
    expect(find("11-sessions/quiz/1")).toMatchObject({
      kind: "quiz",
      question: "Who can read what is in `session` in Flask?",
      options: [
        "Only the server, which has the secret",
        "Anyone who has the cookie",
        "Only scripts of the same site",
      ],
      answer: expect.stringMatching(
        /^\*\*Anyone who has the cookie\.\*\* The cookie is signed/,
      ),
    });
  });

  test("a half-minute answer", () => {
    expect(find("11-sessions/half-minute")).toMatchObject({
      kind: "half-minute",
      number: 11,
      topic: "state",
      slug: "sessions",
      question: "How do you use sessions in Flask?",
      answer: expect.stringMatching(/^`session` is a dictionary/),
    });
  });

  test("a follow-up question", () => {
    const id =
      "11-sessions/follow-up/somebody-copied-the-cookie-does-logging-out-help";
    expect(find(id)).toMatchObject({
      question: "Somebody copied the cookie. Does logging out help?",
      answer: expect.stringMatching(/^Not in Flask: the log-out deletes/),
    });
  });

  test("what is answered, with the code on both sides", () => {
    expect(find("11-sessions/answer/set")).toMatchObject({
      question: "Set: what do Flask and Express answer?",
      request: { number: 2, name: "Set", raw: "GET /set_session" },
      pair: ["flask", "express"],
      code: [
        { label: "Flask", file: "flask/app.py", language: "python" },
        { label: "Express", file: "src/app.ts", language: "typescript" },
      ],
      answers: [
        { label: "Flask", answer: { status: 200, body: "Session set!" } },
        { label: "Express", answer: { status: 200, body: "Session set!" } },
      ],
    });
  });

  test("a row of the ledger", () => {
    expect(
      find(
        "11-sessions/difference/put-a-name-with-a-slash-into-the-basket/status",
      ),
    ).toMatchObject({
      question:
        "Put a name with a slash into the basket: how do Flask and Express differ in the status, and why?",
      values: [
        { label: "Flask", value: "404" },
        { label: "Express", value: "200" },
      ],
      why: expect.stringMatching(/^Flask decodes `%2F` before/),
    });
  });

  test("another pair where the lesson is named after it", () => {
    const card = cardsOf(readLesson(`${ROOT}/apps/02-flask-vs-django`)).find(
      ({ kind }) => kind === "answer",
    );
    expect(card).toMatchObject({ pair: ["flask", "django"] });
  });
});

test.each([
  [
    "Somebody copied the cookie. Does logging out help?",
    "somebody-copied-the-cookie-does-logging-out-help",
  ],
  ['What is `g`, in Flask\'s "context"?', "what-is-g-in-flask-s-context"],
  ["Grüße, 日本", "grüße-日本"],
  ["…", "card"],
  ["x".repeat(300), "x".repeat(80)],
])("%j is %s in an id", (text, slug) => {
  expect(slugOf(text)).toBe(slug);
});

test("the second of a name has a number", () => {
  const unique = uniqueIds();
  expect(["a", "b", "a", "a"].map(unique)).toEqual(["a", "b", "a-2", "a-3"]);
});
