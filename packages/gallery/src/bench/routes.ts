import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Bug, findLesson, type Lesson } from "@decant/catalog";
import { runnerOf, type Visitors } from "@decant/lab";
import express, { type Request, type Response, type Router } from "express";
import { toLessonData } from "../answers/lesson-data.ts";
import type { openHovers } from "../hovers/hovers.ts";
import type { Shelf } from "../shelf.ts";
import { sendError } from "../site/errors.ts";
import { setStatus, untilClosed } from "../site/response.ts";
import { identify, onlyOwnPages } from "../site/security.ts";
import type { Render } from "../site/views.ts";
import { viewAppendix } from "./appendix.ts";
import { viewBench } from "./bench.ts";
import type { ModeView } from "./edit/mode.ts";
import { editedSide, openEdit, saveEdit, textsIn } from "./edit/save.ts";
import { viewExchanges } from "./exchanges.ts";
import { huntedBug, openHunt, saveHunt, testSource } from "./hunt/hunt.ts";
import { lessonWith } from "./hunt/hunted.ts";
import { paperAnswers } from "./paper-answers.ts";
import { type Sent, send } from "./send.ts";
import { type BenchState, type Query, readState } from "./state.ts";

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

/** The page of each lesson, its sources, its hovers and its forms. */
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
    const bug = huntedBug(lesson, req.query);
    if (bug) return showHunt(site, res, bug, req.query);
    const state = readState(lesson, req.query);
    const side = editedSide(state, req.query);
    show(site, res, state, undefined, side && openEdit(lesson, state, side));
  });

  router.get("/:folder/lesson.json", (_req, res) => {
    res.json(toLessonData((res.locals as Locals).lesson));
  });

  // What the page's script draws when another request is chosen.
  router.get("/:folder/answers/:left/:right.json", (req, res, next) => {
    const { lesson } = res.locals as Locals;
    const find = (name: string) =>
      lesson.sides.find((side) => side.name === name);
    const left = find(req.params.left);
    const right = find(req.params.right);
    if (!left || !right) return next();
    res.json(viewExchanges(lesson, left, right));
  });

  router.get("/:folder/source/*path.txt", (req, res, next) => {
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

  router.get("/:folder/paper-answers.css", (_req, res) => {
    res.type("css").send(paperAnswers((res.locals as Locals).lesson));
  });

  router.get("/:folder/hovers.json", async (_req, res) => {
    const { lesson } = res.locals as Locals;
    res.json(await hovers.of(lesson));
  });

  const form = express.urlencoded({ extended: false, limit: FORM_LIMIT });

  // A page that a form has sent is reloaded as the lesson's own.
  router.get(
    ["/:folder/send", "/:folder/reset", "/:folder/edit", "/:folder/hunt"],
    (_req, res) => {
      res.redirect(303, `/lessons/${(res.locals as Locals).lesson.folder}`);
    },
  );

  router.post("/:folder/send", onlyOwnPages, form, async (req, res) => {
    const { lesson } = res.locals as Locals;
    const state = readState(lesson, fields(req));
    const runner = runnerOf(visitors, identify(req, res), () => lesson);
    const sent = await send(runner, lesson, state, untilClosed(res));
    show(site, res, state, sent);
  });

  router.post("/:folder/edit", onlyOwnPages, form, async (req, res, next) => {
    const { lesson } = res.locals as Locals;
    const state = readState(lesson, fields(req));
    const side = editedSide(state, fields(req));
    if (!side) return next();
    const runner = runnerOf(visitors, identify(req, res), () => lesson);
    const saved = [runner, lesson, state, side, fields(req)] as const;
    const mode = await saveEdit(...saved, untilClosed(res));
    show(site, res, state, undefined, mode);
  });

  router.post("/:folder/hunt", onlyOwnPages, form, async (req, res, next) => {
    const { lesson } = res.locals as Locals;
    const bug = huntedBug(lesson, fields(req));
    if (!bug) return next();
    const runner = runnerOf(visitors, identify(req, res), () => lesson);
    const texts = textsIn(fields(req));
    const saved = await saveHunt(runner, lesson, bug, texts, untilClosed(res));
    showHunt(site, res, bug, fields(req), saved);
  });

  router.post("/:folder/reset", onlyOwnPages, form, async (req, res) => {
    const { lesson } = res.locals as Locals;
    await visitors.reset(identify(req, res), lesson);
    const done = "Your state is gone: the next request meets a fresh start.";
    show(site, res, readState(lesson, fields(req)), {
      status: 200,
      sentence: done,
    });
  });

  return router;
}

function showHunt(
  { shelf, render }: LessonSite,
  res: Response,
  bug: Bug,
  query: Query,
  saved?: Awaited<ReturnType<typeof saveHunt>>,
): void {
  const { lesson } = res.locals as Locals;
  const hunted = lessonWith(lesson, bug);
  const state = readState(hunted, query);
  const asked = state.request?.name;
  const mode = openHunt(lesson, bug, query, saved, asked);
  const view = viewBench(hunted, state, shelf().lessons, undefined, mode);
  res.send(render("bench/bench.njk", { page: "bench", ...view }));
}

function show(
  { shelf, render }: LessonSite,
  res: Response,
  state: BenchState,
  sent?: Sent,
  mode?: ModeView,
): void {
  const { lesson } = res.locals as Locals;
  const view = viewBench(lesson, state, shelf().lessons, sent, mode);
  setStatus(res, sent?.status ?? 200);
  res.send(render("bench/bench.njk", { page: "bench", ...view }));
}

function findSource(lesson: Lesson, path: string): string | undefined {
  const files = lesson.sides.flatMap((side) => side.files);
  const bug = lesson.bugs.find(({ name }) => path === `bugs/${name}.patch`);
  return (
    files.find((file) => file.path === path)?.text ??
    bug?.diff ??
    testSource(lesson.directory, path) ??
    linkedSource(lesson, path)
  );
}

/** A further file of the lesson, if its README or its appendix links it. */
function linkedSource(lesson: Lesson, path: string): string | undefined {
  const texts = [...Object.values(lesson.sections), lesson.appendix ?? ""];
  const isLinked = texts.some((text) => text.includes(`](${path})`));
  const file = join(lesson.directory, path);
  if (!isLinked || path.startsWith("..") || !existsSync(file)) return undefined;
  return readFileSync(file, "utf8");
}

function fields(req: Request): Query {
  return (req.body as Query | undefined) ?? {};
}
