import type { Lesson } from "@decant/catalog";
import express, { type Router } from "express";
import { capitalized } from "../answers/text.ts";
import { viewModes } from "../cards/cards.ts";
import { once } from "../once.ts";
import { renderInline, renderProse } from "../render/markdown.ts";
import type { Shelf } from "../shelf.ts";
import type { Render } from "../site/views.ts";
import type { MockQuestion } from "./mock-data.ts";

/** The mock interview: a page, and the questions that its script asks. */
export function mockRoutes({
  shelf,
  render,
}: {
  shelf: () => Shelf;
  render: Render;
}): Router {
  const router = express.Router();
  const questions = once(mockQuestions);

  router.get("/", (_req, res) => {
    const { lessons } = shelf();
    const asked = questions(lessons);
    const topics = [...new Set(asked.map(({ topic }) => topic))];
    const view = {
      modes: viewModes(lessons),
      lessons: asked,
      topics: topics.map((name) => ({ name, title: capitalized(name) })),
    };
    res.send(render("mock/mock.njk", { page: "mock", ...view }));
  });

  router.get("/questions.json", (_req, res) => {
    res.json(questions(shelf().lessons));
  });

  return router;
}

function mockQuestions(lessons: readonly Lesson[]): MockQuestion[] {
  return lessons.map(({ folder, number, topic, question, answer }) => ({
    folder,
    number,
    topic,
    question: renderInline(question, { folder }),
    html: renderProse(answer, { folder }),
  }));
}
