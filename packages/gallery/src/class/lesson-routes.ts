import { findLesson, type Lesson } from "@decant/catalog";
import express, { type Router } from "express";
import { loadAllGrammars } from "../render/highlight.ts";
import type { Shelf } from "../shelf.ts";
import type { Render } from "../site/views.ts";
import { viewClassAnswers, viewClassLesson } from "./view-lesson.ts";

interface Locals {
  lesson: Lesson;
}

/** Asked for again each time, and sent again only if it has changed. */
const CACHED = "private, no-cache";

/** What the pages of a class read of a lesson: the sockets carry none of it. */
export function classLessonRoutes({
  shelf,
  render,
}: {
  shelf: () => Shelf;
  render: Render;
}): Router {
  const router = express.Router();

  lessonParam(router, shelf);

  router.get("/lessons/:folder.json", (_req, res) => {
    res.json(viewClassLesson((res.locals as Locals).lesson, render));
  });

  router.get("/lessons/:folder/answers.json", (_req, res) => {
    res.json(viewClassAnswers((res.locals as Locals).lesson));
  });

  return router;
}

/** Finds the lesson of a path that names one. */
export function lessonParam(router: Router, shelf: () => Shelf): void {
  router.param("folder", async (_req, res, next, folder: string) => {
    const lesson = findLesson(shelf().lessons, folder);
    if (!lesson || lesson.folder !== folder) return next("route");
    await loadAllGrammars();
    res.set("Cache-Control", CACHED);
    res.locals["lesson"] = lesson;
    next();
  });
}
