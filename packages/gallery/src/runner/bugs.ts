import { findLesson } from "@decant/catalog";
import { buggedFiles, fixOf } from "@decant/lab";
import express, { type Router } from "express";
import type { Shelf } from "../shelf.ts";

/** A seeded bug to hunt: `/lessons/:folder/bugs/:name.json`. */
export interface BugToHunt {
  readonly name: string;
  /** What goes wrong, a sentence without its full stop. */
  readonly symptom: string;
  /** How many hints there are: `…/bugs/:name/hints/1.json` is the vaguest. */
  readonly hints: number;
  /** What is to be mended: the whole text of each file that has it, by path. */
  readonly files: Readonly<Record<string, string>>;
}

/** `/lessons/:folder/bugs/:name/hints/:n.json`, from 1. */
export interface BugHint {
  readonly hint: string;
}

/** `/lessons/:folder/bugs/:name/fix.json`: what nobody wants to read beforehand. */
export interface BugFix {
  /** What is wrong, in a few words. */
  readonly title: string;
  /** The author's fix: a unified diff, its paths relative to the lesson. */
  readonly diff: string;
}

/** What the bug hunt reads; none says more than it is asked for. */
export function bugRoutes(shelf: () => Shelf): Router {
  const router = express.Router();
  const find = (folder: string, name: string) => {
    const lesson = findLesson(shelf().lessons, folder);
    const bug = lesson?.bugs.find((each) => each.name === name);
    return lesson && bug && { lesson, bug };
  };

  router.get("/:folder/bugs/:name.json", (req, res, next) => {
    const { folder, name } = req.params;
    const found = find(folder, name);
    if (!found) return next();
    const { lesson, bug } = found;
    res.json({
      name,
      symptom: bug.symptom,
      hints: bug.hints.length,
      files: buggedFiles(lesson, bug),
    } satisfies BugToHunt);
  });

  router.get("/:folder/bugs/:name/hints/:n.json", (req, res, next) => {
    const { folder, name, n } = req.params;
    const found = find(folder, name);
    const hint = /^\d+$/.test(n) && found?.bug.hints[Number(n) - 1];
    if (!hint) return next();
    res.json({ hint } satisfies BugHint);
  });

  router.get("/:folder/bugs/:name/fix.json", (req, res, next) => {
    const { folder, name } = req.params;
    const found = find(folder, name);
    if (!found) return next();
    const { lesson, bug } = found;
    const { title } = bug;
    res.json({ title, diff: fixOf(lesson, bug) } satisfies BugFix);
  });

  return router;
}
