import { findLesson, type Lesson } from "@decant/catalog";
import {
  BadRequest,
  type FaultKind,
  LessonFault,
  RefusedRequest,
  type SideEvent,
} from "@decant/exchange";
import { runnerOf, type Visitors } from "@decant/lab";
import express, {
  type ErrorRequestHandler,
  type Request,
  type Response,
  type Router,
} from "express";
import type { Shelf } from "../shelf.ts";
import { setStatus, untilClosed } from "../site/response.ts";
import { identify, onlyOwnPages } from "../site/security.ts";
import { readSending, readSides } from "./read-body.ts";
import { writeEvent } from "./wire.ts";

/** A request of 1 MB, and the files of two sides, as JSON. */
const LONGEST = 3 * 1024 * 1024;

interface Locals {
  lesson: Lesson;
}

/**
 * What the page's scripts post to `/lessons/:folder/run/…`: `send` and `play`
 * answer with one event a line as it comes, `test` with its report, `end` with
 * 204. Refusals are `{"message"}`.
 */
export function runRoutes({
  shelf,
  visitors,
}: {
  shelf: () => Shelf;
  visitors: Visitors;
}): Router {
  const router = express.Router();
  const json = express.json({ limit: LONGEST });

  router.param("folder", (_req, res, next, folder: string) => {
    const lesson = findLesson(shelf().lessons, folder);
    if (!lesson) return next("route");
    res.locals["lesson"] = lesson;
    next();
  });

  const open = (req: Request, res: Response) => {
    const { lesson } = res.locals as Locals;
    const sides = readSides(lesson, req.body);
    const runner = runnerOf(visitors, identify(req, res), () => lesson);
    return runner.open(lesson.folder, sides);
  };

  router.post("/:folder/run/send", onlyOwnPages, json, async (req, res) => {
    const { lesson } = res.locals as Locals;
    const opened = open(req, res);
    const { name, request } = readSending(lesson, req.body);
    await stream(res, (signal) => opened.send(request, name, signal));
  });

  router.post("/:folder/run/play", onlyOwnPages, json, async (req, res) => {
    const opened = open(req, res);
    await stream(res, (signal) => opened.play(signal));
  });

  router.post("/:folder/run/test", onlyOwnPages, json, async (req, res) => {
    res.json(await open(req, res).test(untilClosed(res)));
  });

  router.post("/:folder/run/end", onlyOwnPages, json, async (req, res) => {
    await open(req, res).end();
    res.sendStatus(204);
  });

  router.use(refuse);
  return router;
}

/** The header waits for the first event: it says whether all are busy. */
async function stream(
  res: Response,
  run: (signal: AbortSignal) => AsyncIterable<SideEvent>,
): Promise<void> {
  for await (const event of run(untilClosed(res))) {
    if (!res.headersSent) {
      if (event.kind === "fault" && event.fault === "busy") {
        setStatus(res, 503);
      }
      // Not compressed, or lines would wait for others.
      res.set("Cache-Control", "no-store, no-transform");
      res.type("application/x-ndjson");
    }
    res.write(writeEvent(event));
  }
  res.end();
}

/** As a gateway says them (RFC 9110, section 15.6). */
const STATUSES: Partial<Record<FaultKind, number>> = { busy: 503 };
const BAD_GATEWAY = 502;

/** Answers with one sentence, also where the body could not be read. */
const refuse: ErrorRequestHandler = (error: Error, _req, res, next) => {
  if (res.headersSent) return next(error);
  const [status, message] = explain(error);
  if (status === undefined) return next(error);
  setStatus(res, status);
  res.json({ message });
};

function explain(error: Error & { type?: unknown }): [number?, string?] {
  if (error instanceof RefusedRequest) return [error.status, error.message];
  if (error instanceof BadRequest) return [400, error.message];
  if (error instanceof LessonFault) {
    return [STATUSES[error.kind] ?? BAD_GATEWAY, error.message];
  }
  if (error.type === "entity.too.large") {
    return [413, "More than 3 MB is not sent."];
  }
  if (error.type === "entity.parse.failed") {
    return [400, "The body is no JSON."];
  }
  return [];
}
