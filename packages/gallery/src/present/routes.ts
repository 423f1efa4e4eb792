import {
  findLesson,
  type Lesson,
  openingPair,
  type Side,
} from "@decant/catalog";
import express, { type Request, type Response, type Router } from "express";
import { toLessonData } from "../answers/lesson-data.ts";
import { plainText } from "../render/markdown.ts";
import type { Shelf } from "../shelf.ts";
import type { Render } from "../site/views.ts";
import { placeAt, viewControl } from "./control.ts";
import { viewMenu } from "./menu.ts";
import { viewNotes } from "./notes.ts";
import { panelHtml } from "./panels.ts";
import { findPosition, pairQuery } from "./stage.ts";
import { viewStage } from "./view.ts";

interface Locals {
  lesson: Lesson;
}

/** A lesson on a projector, and the teacher's notes to it. */
export function presentRoutes({
  shelf,
  render,
}: {
  shelf: () => Shelf;
  render: Render;
}): Router {
  const router = express.Router();

  router.param("folder", (_req, res, next, folder: string) => {
    const lesson = findLesson(shelf().lessons, folder);
    if (!lesson || lesson.folder !== folder) return next("route");
    res.locals["lesson"] = lesson;
    next();
  });

  router.get("/:folder/present", (req, res: Response<string, Locals>) => {
    const { lesson } = res.locals;
    res.send(render("present/present.njk", viewPage(lesson, req)));
  });

  router.get("/:folder/present/notes", (req, res: Response<string, Locals>) => {
    const { lesson } = res.locals;
    const view = viewNotes(lesson, stageOf(lesson, req).stage);
    res.send(render("present/notes.njk", { page: "present", ...view }));
  });

  return router;
}

function viewPage(lesson: Lesson, req: Request) {
  const { stage, parts } = stageOf(lesson, req);
  const position = findPosition(stage, queryOf(req));
  const { part, request, step } = placeAt(position);
  const asked = request && {
    data: toLessonData(lesson),
    stage,
    part: stage.parts[part]?.region ?? "",
    request,
    predicted: position.predicted,
    outcomes: new Map(),
  };
  const query = new URLSearchParams(pairQuery(stage)).toString();
  return {
    page: "present",
    number: lesson.number,
    title: plainText(lesson.question),
    stage,
    notes: [`${stage.address}/notes`, query].filter(Boolean).join("?"),
    parts,
    step,
    control: viewControl(stage, position),
    menu: viewMenu(stage),
    panel: asked ? panelHtml(step, asked) : "",
  };
}

function stageOf(lesson: Lesson, { query }: Request) {
  const opening = openingPair(lesson);
  const choose = (name: unknown, at: number) =>
    (lesson.sides.find((side) => side.name === name) ?? opening[at]) as Side;
  const pair = [choose(query["left"], 0), choose(query["right"], 1)] as const;
  const isOpening = pair.every((side, at) => side === opening[at]);
  return viewStage(lesson, pair, isOpening);
}

function queryOf({ originalUrl }: Request): URLSearchParams {
  return new URL(originalUrl, "http://gallery").searchParams;
}
