// 15. How do you handle 404 errors in Flask?
//
// A handler throws, and one error handler at the end of the app
// answers. A path that no route took becomes such an error as well.

import { STATUS_CODES } from "node:http";
import type { ErrorRequestHandler, Express } from "express";
import express from "express";
import createError from "http-errors";

const STOCK = new Map(Object.entries({ dune: 3, emma: 0 }));

// #region out-of-stock
class OutOfStock extends Error {}
// #endregion

export function createApp(): Express {
  const app = express();

  // #region home
  app.get("/", (_req, res) => {
    res.send("Books");
  });
  // #endregion

  // #region abort
  app.get("/books/:name", (req, res) => {
    const count = STOCK.get(req.params.name);
    if (count === undefined) throw createError(404);
    res.send(`In stock: ${count}`);
  });
  // #endregion

  // #region raise
  app.post("/books/:name/order", (req, res) => {
    const count = STOCK.get(req.params.name);
    if (count === undefined) throw createError(404);
    if (count === 0) throw new OutOfStock(req.params.name);
    res.send("Ordered");
  });
  // #endregion

  // #region fault
  app.get("/report", async () => {
    throw new Error("no database at db.internal:5432");
  });
  // #endregion

  // #region allow-only
  const allowOnly = (allow: string, paths: string[]) =>
    app.all(paths, (req, res) => {
      const headers = { Allow: allow };
      if (req.method !== "OPTIONS") throw createError(405, { headers });
      res.set(headers).send("");
    });
  allowOnly("GET, HEAD, OPTIONS", ["/", "/books/:name", "/report"]);
  allowOnly("OPTIONS, POST", ["/books/:name/order"]);
  // #endregion

  // #region not-found
  app.use(() => {
    throw createError(404); // no route has answered
  });
  // #endregion

  app.use(onError);
  return app;
}

// Four parameters make it an error handler.
const onError: ErrorRequestHandler = (error, _req, res, _next) => {
  // #region answer
  const answer = (text: string, status: number): void => {
    const page = () => res.send(text);
    const json = () => res.json({ error: text });
    res.status(status).format({ html: page, json, default: page });
  };
  // #endregion
  // #region not-found
  if (error.status === 404) return answer("Page not found!", 404);
  // #endregion
  // #region out-of-stock
  if (error instanceof OutOfStock) return answer("Out of stock!", 409);
  // #endregion
  // #region other-errors
  const status = error.status ?? 500;
  if (status >= 500) console.error(error); // for us alone
  res.set(error.headers ?? {});
  answer(STATUS_CODES[status] ?? "Error", status);
  // #endregion
};
