import type { Lesson } from "@decant/catalog";
import { writeDeck } from "@decant/revise/deck";
import express, { type Router } from "express";
import { once } from "../once.ts";
import { loadAllGrammars } from "../render/highlight.ts";
import { renderInline, renderProse } from "../render/markdown.ts";
import type { Shelf } from "../shelf.ts";
import type { Render } from "../site/views.ts";
import {
  allCards,
  indexCards,
  openLessonCards,
  viewCards,
  viewLessonCards,
} from "./cards.ts";

/** The page of the cards, what its script fetches, and a list for each lesson. */
export function cardRoutes({
  shelf,
  render,
}: {
  shelf: () => Shelf;
  render: Render;
}): Router {
  const router = express.Router();
  const index = once(indexCards);
  const cardsIn = openLessonCards();
  const view = once(viewCards);
  const deck = once(makeDeck);
  const find = (folder: string) =>
    shelf().lessons.find((lesson) => lesson.folder === folder);

  router.get("/", (_req, res) => {
    const cards = view(shelf().lessons);
    res.send(render("cards/cards.njk", { page: "cards", ...cards }));
  });

  router.get("/cards.json", (_req, res) => {
    res.json(index(shelf().lessons));
  });

  router.get("/decant.apkg", async (_req, res) => {
    const bytes = await deck(shelf().lessons);
    res.attachment("decant.apkg").send(Buffer.from(bytes));
  });

  router.get("/:folder.json", async (req, res, next) => {
    const lesson = find(req.params.folder);
    if (!lesson) return next();
    await loadAllGrammars();
    res.json(cardsIn(lesson));
  });

  router.get("/:folder", async (req, res, next) => {
    const lesson = find(req.params.folder);
    if (!lesson) return next();
    await loadAllGrammars();
    const cards = viewLessonCards(lesson, cardsIn(lesson));
    res.send(render("cards/list.njk", { page: "cards", ...cards }));
  });

  return router;
}

/** The deck for Anki; the same as long as no lesson changes. */
function makeDeck(lessons: readonly Lesson[]): Promise<Uint8Array> {
  const render = (markdown: string, isLine: boolean) =>
    (isLine ? renderInline : renderProse)(markdown, { folder: "" });
  return writeDeck(allCards(lessons), render, new Date());
}
