import { findLesson, type Lesson } from "@decant/catalog";
import { checkLedger, type Visitors } from "@decant/lab";
import express, { type Request, type Response, type Router } from "express";
import { toLessonData } from "../answers/lesson-data.ts";
import type { openHovers } from "../hovers/hovers.ts";
import type { Shelf } from "../shelf.ts";
import { sendError } from "../site/errors.ts";
import { identify, onlyOwnPages } from "../site/security.ts";
import type { Render } from "../site/views.ts";
import { viewAppendix } from "./appendix.ts";
import { choosePair, type Pair, viewLesson } from "./lesson.ts";
import { send, showRecorded, type Tried } from "./try.ts";

/** What the routes of a lesson need. */
export interface LessonSite {
  readonly shelf: () => Shelf;
  readonly render: Render;
  readonly visitors: Visitors;
  readonly hovers: ReturnType<typeof openHovers>;
}

interface Locals {
  lesson: Lesson;
}

/** A form's text may be three times as long as what it encodes. */
const FORM_LIMIT = 3 * 1024 * 1024 + 4096;

/** When to come back where too many lessons run. */
const RETRY_SECONDS = "5";

/** The page of each lesson, its sources, its hovers and Try it. */
export function lessonRoutes(site: LessonSite): Router {
  const { shelf, render, visitors, hovers } = site;
  const router = express.Router();

  router.param("folder", (_req, res, next, folder: string) => {
    const { lessons, broken } = shelf();
    const lesson = findLesson(lessons, folder);
    const mistake = broken.get(folder);
    if (mistake) {
      const heading = "This lesson's files have a mistake";
      return sendError(res, render, 500, heading, mistake.message);
    }
    if (!lesson) return next("route");
    res.locals["lesson"] = lesson;
    next();
  });

  router.get("/:folder", (req, res) => {
    const { lesson } = res.locals as Locals;
    if (req.params.folder !== lesson.folder) {
      return res.redirect(301, `/lessons/${lesson.folder}`);
    }
    const { left, right, request } = req.query;
    const pair = choosePair(lesson, left, right);
    show(site, req, res, pair, showRecorded(lesson, pair, text(request)));
  });

  router.get("/:folder/lesson.json", (_req, res) => {
    const { lesson } = res.locals as Locals;
    res.json(toLessonData(lesson));
  });

  router.get("/:folder/source/*path", (req, res, next) => {
    const { lesson } = res.locals as Locals;
    const source = findSource(lesson, req.params.path.join("/"));
    if (source === undefined) return next();
    res.type("text/plain").send(source);
  });

  router.get("/:folder/appendix", (_req, res, next) => {
    const view = viewAppendix((res.locals as Locals).lesson);
    if (!view) return next();
    res.send(render("bench/appendix.njk", { page: "bench", ...view }));
  });

  router.get("/:folder/hovers.json", async (_req, res) => {
    const { lesson } = res.locals as Locals;
    res.json(await hovers.of(lesson));
  });

  router.get("/:folder/try", (req, res) => {
    const { lesson } = res.locals as Locals;
    const { left, right, request } = req.query;
    const pair = choosePair(lesson, left, right);
    show(site, req, res, pair, showRecorded(lesson, pair, text(request)));
  });

  const form = express.urlencoded({ extended: false, limit: FORM_LIMIT });

  router.post("/:folder/try", onlyOwnPages, form, async (req, res) => {
    const { lesson } = res.locals as Locals;
    const { left, right, request, raw } = fields(req);
    const pair = choosePair(lesson, left, right);
    const visitor = identify(req, res);
    const input = { request: text(request), raw: text(raw) };
    const gone = new AbortController();
    res.once("close", () => gone.abort());
    const tried = await send(
      visitors,
      visitor,
      lesson,
      pair,
      input,
      gone.signal,
    );
    if (tried.status === 503) res.set("Retry-After", RETRY_SECONDS);
    show(site, req, res, pair, tried);
  });

  router.post("/:folder/reset", onlyOwnPages, form, async (req, res) => {
    const { lesson } = res.locals as Locals;
    const { left, right, request } = fields(req);
    const pair = choosePair(lesson, left, right);
    await visitors.reset(identify(req, res), lesson);
    const done = "Your state is gone: the next request meets a fresh start.";
    const tried = showRecorded(lesson, pair, text(request), done);
    show(site, req, res, pair, tried);
  });

  return router;
}

/** Sends the page or, where a script asks for it, the answers alone. */
function show(
  { shelf, render }: LessonSite,
  req: Request,
  res: Response,
  pair: Pair,
  tried: Tried,
): void {
  const { lesson } = res.locals as Locals;
  res.status(tried.status);
  if ("fragment" in req.query) {
    res.send(render("bench/_answers.njk", { tried }));
    return;
  }
  res.send(
    render("bench/bench.njk", {
      page: "bench",
      ...viewLesson(lesson, pair, shelf().lessons),
      tried,
      ledgerProblems: checkLedger(lesson),
      recorded: lesson.sides.every(({ answers }) => answers.size > 0),
    }),
  );
}

function findSource(lesson: Lesson, path: string): string | undefined {
  const files = lesson.sides.flatMap((side) => side.files);
  const bug = lesson.bugs.find(({ name }) => path === `bugs/${name}.patch`);
  return files.find((file) => file.path === path)?.text ?? bug?.diff;
}

function fields(req: Request): Record<string, unknown> {
  return (req.body as Record<string, unknown> | undefined) ?? {};
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
