import { basename, dirname } from "node:path";
import { findLesson } from "@decant/catalog";
import express, { type Router } from "express";
import type { Shelf } from "../shelf.ts";
import type { Sandbox } from "./sandbox.ts";

/**
 * Pages of the site around the frame in which a lesson runs. They bring a
 * policy of their own; only the site itself may show them.
 */
const FRAMES = new Set(["/express.html", "/flask.html"]);
const POLICY = "frame-ancestors 'self'";

/** What a browser loads to run lessons itself, under `/sandbox/`. */
export function sandboxRoutes({
  shelf,
  sandbox,
}: {
  shelf: () => Shelf;
  sandbox: Sandbox;
}): Router {
  const router = express.Router();

  router.get("/lessons/:folder.json", async (req, res, next) => {
    const lesson = findLesson(shelf().lessons, req.params.folder);
    if (lesson?.folder !== req.params.folder) return next();
    try {
      const file = await sandbox.lesson(lesson);
      res.set("Cache-Control", "no-cache");
      res.sendFile(basename(file), { root: dirname(file) });
    } catch (error) {
      console.error(error);
      const message = `Lesson ${lesson.number} could not be made ready for the browser: the terminal of the gallery says why.`;
      res.status(503).json({ message });
    }
  });

  router.get(/^\/(?!lessons\/)./, async (req, res, next) => {
    const root = await sandbox.folder();
    const headers = {
      "Cache-Control": "no-cache",
      ...(FRAMES.has(req.path) && { "Content-Security-Policy": POLICY }),
    };
    // Where there is no such file, another page says so.
    res.sendFile(req.path.slice(1), { root, headers }, (error?: Error) => {
      if (error && !res.headersSent) next();
    });
  });

  return router;
}
