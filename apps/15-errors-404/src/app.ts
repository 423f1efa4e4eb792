// 15. How do you handle 404 errors in Flask?
//
// A handler throws, and one error handler at the end of the app
// answers. A path that no route took becomes such an error as well.

import express, { type Express } from "express";
import createError from "http-errors";
import { OutOfStock, onError } from "./errors.ts";

const STOCK = new Map(Object.entries({ dune: 3, emma: 0 }));

export function createApp(): Express {
  const app = express();
  // #region exact
  app.enable("case sensitive routing").enable("strict routing");
  // #endregion

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

  // #region headers
  app.get("/account", () => {
    const headers = { "WWW-Authenticate": 'Basic realm="All books"' };
    throw createError(401, { headers });
  });

  app.get("/search", () => {
    throw createError(503, { headers: { "Retry-After": "120" } });
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
  const pages = ["/", "/books/:name", "/account", "/search", "/report"];
  allowOnly("GET, HEAD, OPTIONS", pages);
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
