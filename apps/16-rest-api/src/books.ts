// The collection: what each method does to it.

import { type RequestHandler, type Response, Router } from "express";
import createError from "http-errors";
import { z } from "zod";
import { listBooks } from "./pages.ts";
import { allowOnly, onlyInt, readJson } from "./routing.ts";
import { type Book, NewBook, type Stored } from "./schemas.ts";

const HOW = "Send the ETag of the version that you change in If-Match.";

export function createBooks(): Router {
  const books = Router();
  const shelf = new Map<number, Stored>();
  let lastId = 0;
  books.param("id", onlyInt);

  // #region find
  const find: RequestHandler = (req, res, next) => {
    const stored = shelf.get(Number(req.params["id"]));
    if (!stored) throw createError(404);
    Object.assign(res.locals, stored);
    next();
  };
  // #endregion

  // #region match
  // From here to the save nothing may await: no one comes between.
  const match: RequestHandler = (req, res, next) => {
    const tags = req.get("If-Match")?.split(/ *, */);
    if (!tags) throw createError(428, { more: { detail: HOW } });
    const seen = tags.includes(`"${res.locals["version"]}"`);
    if (!seen && !tags.includes("*")) throw createError(412);
    next();
  };
  // #endregion

  // #region save
  function save(res: Response, body: unknown): void {
    const { book, version } = res.locals as Stored;
    const saved = { ...book, ...NewBook.parse(body) };
    shelf.set(book.id, { book: saved, version: version + 1 });
    answer(res, saved, version + 1);
  }
  // #endregion

  // #region list
  books.get("/", (_req, res) => {
    listBooks(
      res,
      [...shelf.values()].map(({ book }) => book),
    );
  });
  // #endregion

  // #region create
  books.post("/", readJson, (req, res) => {
    const book = { id: lastId + 1, ...NewBook.parse(req.body) };
    lastId = book.id;
    shelf.set(book.id, { book, version: 1 });
    res.status(201).location(`/api/books/${book.id}`);
    answer(res, book, 1);
  });
  // #endregion

  // #region read
  books.get("/:id", find, (_req, res) => {
    const { book, version } = res.locals as Stored;
    answer(res, book, version); // 304 if the client has it
  });
  // #endregion

  // #region replace
  books.put("/:id", readJson, find, match, (req, res) => {
    save(res, req.body);
  });
  // #endregion

  // #region change
  books.patch("/:id", readJson, find, match, (req, res) => {
    const patch = z.looseObject({}).parse(req.body);
    save(res, { ...res.locals["book"], ...patch });
  });
  // #endregion

  // #region delete
  books.delete("/:id", find, match, (_req, res) => {
    shelf.delete(res.locals["book"].id);
    res.status(204).end();
  });
  // #endregion

  books.all("/", allowOnly("GET, HEAD, OPTIONS, POST"));
  const all = "DELETE, GET, HEAD, OPTIONS, PATCH, PUT";
  books.all("/:id", allowOnly(all));
  return books;
}

// #region answer
function answer(res: Response, book: Book, version: number): void {
  res.set("ETag", `"${version}"`).json(book);
}
// #endregion
