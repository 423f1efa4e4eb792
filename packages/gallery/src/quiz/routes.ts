import { findLesson } from "@decant/catalog";
import express, { type Response, type Router } from "express";
import { viewModes } from "../cards/cards.ts";
import { once } from "../once.ts";
import type { Shelf } from "../shelf.ts";
import { onlyOwnPages } from "../site/security.ts";
import type { Render } from "../site/views.ts";
import type { Answered } from "./html.ts";
import { quizAnswer, quizData } from "./questions.ts";
import { daySeed, type Round, readRound } from "./round.ts";
import { viewQuiz } from "./view.ts";

/** A form holds a few names only. */
const FORM_LIMIT = 4 * 1024;

/** The quiz, and what its script fetches: an answer only once it was given. */
export function quizRoutes({
  shelf,
  render,
}: {
  shelf: () => Shelf;
  render: Render;
}): Router {
  const router = express.Router();
  const dataOf = once(quizData);

  const show = (res: Response, round: Round, answered?: Answered) => {
    const { lessons } = shelf();
    const view = {
      modes: viewModes(lessons),
      ...viewQuiz(dataOf(lessons), round, answered),
    };
    res.send(render("quiz/quiz.njk", { page: "quiz", ...view }));
  };

  router.get("/", (req, res) => {
    const data = dataOf(shelf().lessons);
    show(res, readRound(data, req.query, daySeed(new Date())));
  });

  const form = express.urlencoded({ extended: false, limit: FORM_LIMIT });

  // Answers a question, for pages without a script.
  router.post("/", onlyOwnPages, form, (req, res) => {
    const { lessons } = shelf();
    const fields = (req.body ?? {}) as Record<string, unknown>;
    const round = readRound(dataOf(lessons), fields, daySeed(new Date()));
    const { question } = round;
    const lesson = question && findLesson(lessons, question.folder);
    const answer = lesson && quizAnswer(lesson, question.number);
    const { choice } = fields;
    const chosen = /^\d$/.test(String(choice)) ? Number(choice) : -1;
    const isOption = question?.options[chosen] !== undefined;
    show(res, round, answer && isOption ? { chosen, answer } : undefined);
  });

  router.get("/questions.json", (_req, res) => {
    res.json(dataOf(shelf().lessons));
  });

  router.get("/:folder/:number.json", (req, res, next) => {
    const { folder, number } = req.params;
    const lesson = shelf().lessons.find((one) => one.folder === folder);
    const isNumber = /^[1-9]\d*$/.test(number);
    const answer = lesson && isNumber && quizAnswer(lesson, Number(number));
    if (!answer) return next();
    res.json(answer);
  });

  return router;
}
