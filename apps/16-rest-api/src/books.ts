// The collection: what each method does to it.

import { type Request, type Response, Router } from "express";
import createError from "http-errors";
import { z } from "zod";
import { listBooks } from "./pages.ts";
import { allowOnly, onlyInt, readJson } from "./routing.ts";
import { NewBook, type Stored } from "./schemas.ts";

const HOW = "Send the ETag of the version that you change in If-Match.";

export function createBooks(): Router {
  const books = Router();
  const shelf = new Map<number, Stored>();
  let lastId = 0;
  books.param("id", onlyInt);

  // #region find
  function find(req: Request): Stored {
    const stored = shelf.get(Number(req.params["id"]));
    if (!stored) throw createError(404);
    return stored;
  }
  // #endregion

  // #region match
  // From here to the save nothing may await: no one comes between.
  function findVersion(req: Request): Stored {
    const stored = find(req);
    const header = req.get("If-Match");
    if (!header) throw createError(428, { more: { detail: HOW } });
    const tags = header.split(",").map((tag) => tag.trim());
    const seen = header === "*" || tags.includes(`"${stored.version}"`);
    if (!seen) throw createError(412);
    return stored;
  }
  // #endregion

  // #region save
  function save(res: Response, stored: Stored, body: unknown): void {
    const book = { ...stored.book, ...NewBook.parse(body) };
    const saved = { book, version: stored.version + 1 };
    shelf.set(book.id, saved);
    answer(res, saved);
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
    const stored = { book, version: 1 };
    shelf.set(book.id, stored);
    res.status(201).location(`/api/books/${book.id}`);
    answer(res, stored);
  });
  // #endregion

  // #region read
  books.get("/:id", (req, res) => {
    answer(res, find(req)); // 304 if the client has it
  });
  // #endregion

  // #region replace
  books.put("/:id", readJson, (req, res) => {
    save(res, findVersion(req), req.body);
  });
  // #endregion

  // #region change
  books.patch("/:id", readJson, (req, res) => {
    const stored = findVersion(req);
    const patch = z.looseObject({}).parse(req.body);
    save(res, stored, { ...stored.book, ...patch });
  });
  // #endregion

  // #region delete
  books.delete("/:id", (req, res) => {
    shelf.delete(findVersion(req).book.id);
    res.status(204).end();
  });
  // #endregion

  books.all("/", allowOnly("GET, HEAD, OPTIONS, POST"));
  const all = "DELETE, GET, HEAD, OPTIONS, PATCH, PUT";
  books.all("/:id", allowOnly(all));
  return books;
}

// #region answer
function answer(res: Response, { book, version }: Stored): void {
  res.set("ETag", `"${version}"`).json(book);
}
// #endregion
