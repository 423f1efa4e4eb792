// 15. How do you handle 404 errors in Flask?
//
// A handler throws, and one error handler at the end of the app
// answers. A path that no route took becomes such an error as well.

import { STATUS_CODES } from "node:http";
import type { ErrorRequestHandler, Express, Response } from "express";
import express, { type RequestHandler } from "express";
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
  app.all("/", allowOnly("GET, HEAD, OPTIONS"));
  // #endregion

  // #region abort
  app.get("/books/:name", (req, res) => {
    const count = STOCK.get(req.params.name);
    if (count === undefined) throw createError(404);
    res.send(`In stock: ${count}`);
  });
  app.all("/books/:name", allowOnly("GET, HEAD, OPTIONS"));
  // #endregion

  // #region raise
  app.post("/books/:name/order", (req, res) => {
    const count = STOCK.get(req.params.name);
    if (count === undefined) throw createError(404);
    if (count === 0) throw new OutOfStock(req.params.name);
    res.send("Ordered");
  });
  app.all("/books/:name/order", allowOnly("OPTIONS, POST"));
  // #endregion

  // #region fault
  app.get("/report", async () => {
    throw new Error("no database at db.internal:5432");
  });
  app.all("/report", allowOnly("GET, HEAD, OPTIONS"));
  // #endregion

  // #region not-found
  app.use(() => {
    throw createError(404); // no route has answered
  });
  // #endregion
  app.use(onError);

  return app;
}

// #region allow-only
function allowOnly(allow: string): RequestHandler {
  return (req, res) => {
    const headers = { Allow: allow };
    if (req.method !== "OPTIONS") throw createError(405, { headers });
    res.set(headers).send("");
  };
}
// #endregion

// #region answer
function answer(res: Response, text: string, status: number): void {
  const page = () => res.send(text);
  const json = () => res.json({ error: text });
  res.status(status).format({ html: page, json, default: page });
}
// #endregion

// Four parameters make it an error handler.
const onError: ErrorRequestHandler = (error, _req, res, _next) => {
  // #region not-found
  if (error.status === 404) return answer(res, "Page not found!", 404);
  // #endregion
  // #region out-of-stock
  if (error instanceof OutOfStock) {
    return answer(res, "Out of stock!", 409);
  }
  // #endregion
  // #region other-errors
  const status = error.status ?? 500;
  if (status >= 500) console.error(error); // for us alone
  res.set(error.headers ?? {});
  answer(res, STATUS_CODES[status] ?? "Error", status);
  // #endregion
};
