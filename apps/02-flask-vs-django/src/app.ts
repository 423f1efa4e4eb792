// 2. How does Flask compare to Django?
//
// Express is the micro side too: an ORM and a template engine are
// picked by hand, and an admin page is written or left out.

import { readFileSync } from "node:fs";
import express, { type Express } from "express";
import nunjucks from "nunjucks";
import { openBooks } from "./books.ts";

const LESSON = `${import.meta.dirname}/..`;
const ROWS: object[] = JSON.parse(
  readFileSync(`${LESSON}/comparison.json`, "utf8"),
);

export async function createApp(): Promise<Express> {
  // #region settings
  const app = express();
  const Books = await openBooks();
  app.use(express.json());
  nunjucks.configure(`${LESSON}/templates`, { express: app });
  // #endregion

  // #region page
  app.get("/", (_req, res) => {
    res.render("comparison.html", { rows: ROWS });
  });
  // #endregion

  // #region books
  app.get("/books", async (_req, res) => {
    res.json(await Books.findAll({ order: ["id"] }));
  });
  // #endregion

  // #region create
  app.post("/books", async (req, res) => {
    const title: unknown = req.body?.title;
    if (typeof title !== "string" || !title.trim()) {
      res.status(400).json({ error: "A book needs a title." });
      return;
    }
    const book = await Books.create({ title: title.trim() });
    res.status(201).json(book);
  });
  // #endregion

  // #region admin
  app.get("/admin/", async (_req, res) => {
    const columns = Object.keys(Books.getAttributes());
    const books = await Books.findAll({ order: ["id"] });
    res.render("admin.html", { columns, books });
  });
  // #endregion

  return app;
}
