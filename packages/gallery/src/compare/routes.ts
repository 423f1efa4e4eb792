import { runnerOf, type Visitors } from "@decant/lab";
import express, { type Request, type Response, type Router } from "express";
import type { Both } from "../answers/cells.ts";
import { statusOf } from "../answers/outcome.ts";
import { loadAllGrammars } from "../render/highlight.ts";
import type { Shelf } from "../shelf.ts";
import { setStatus, untilClosed } from "../site/response.ts";
import { identify, onlyOwnPages } from "../site/security.ts";
import type { Render } from "../site/views.ts";
import type { Asked } from "./across.ts";
import { codeLesson } from "./code-lesson.ts";
import { readAsks, readHands, viewCompare } from "./compare.ts";
import { pickerIndex } from "./picker-index.ts";
import { sendBoth } from "./send-both.ts";

/** A form holds names only. */
const FORM_LIMIT = 8 * 1024;

/** The page that shows any two, and what its script fetches. */
export function compareRoutes({
  shelf,
  render,
  visitors,
}: {
  shelf: () => Shelf;
  render: Render;
  visitors: Visitors;
}): Router {
  const router = express.Router();

  router.use(async (_req, _res, next) => {
    await loadAllGrammars();
    next();
  });

  router.get("/", (req, res, next) => {
    const { lessons } = shelf();
    const hands = readHands(lessons, req.query);
    if (!hands) return next();
    const asked = readAsks(lessons, hands);
    const view = viewCompare(lessons, hands, asked);
    res.send(render("compare/compare.njk", { page: "compare", ...view }));
  });

  const form = express.urlencoded({ extended: false, limit: FORM_LIMIT });

  // Sends both requests, for pages without a script.
  router.post("/", onlyOwnPages, form, async (req, res, next) => {
    const { lessons } = shelf();
    const fields = (req.body ?? {}) as Record<string, unknown>;
    const hands = readHands(lessons, fields);
    if (!hands) return next();
    const { status, asked } = await send(req, res, readAsks(lessons, hands));
    const view = viewCompare(lessons, hands, asked);
    setStatus(res, status);
    res.send(render("compare/compare.njk", { page: "compare", ...view }));
  });

  const send = async (req: Request, res: Response, asked: Both<Asked>) => {
    const runner = runnerOf(visitors, identify(req, res), (folder) =>
      shelf().lessons.find((lesson) => lesson.folder === folder),
    );
    const told: [Asked, Asked] = [...asked];
    let status = 200;
    await sendBoth(
      runner,
      asked,
      (hand, outcome, event) => {
        told[hand] = { ...asked[hand], outcome };
        status = Math.max(status, statusOf(event));
      },
      untilClosed(res),
    );
    return { status, asked: told };
  };

  router.get("/index.json", (_req, res) => {
    res.json(pickerIndex(shelf().lessons));
  });

  router.get("/:folder.json", (req, res, next) => {
    const lesson = shelf().lessons.find(
      ({ folder }) => folder === req.params.folder,
    );
    if (!lesson) return next();
    res.json(codeLesson(lesson));
  });

  return router;
}
