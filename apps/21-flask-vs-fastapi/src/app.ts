// 21. What is the difference between Flask and FastAPI?
//
// Express, like Flask, matches the URL and calls the handler. What
// comes in and what goes out is for the handler to check, with Zod.

import { setTimeout } from "node:timers/promises";
import express, { type Express } from "express";
import { find } from "./database.ts";
import { addDocs } from "./docs.ts";
import { ListRequest, OrderRequest, Total, User } from "./models.ts";
import { check, refuse } from "./refuse.ts";

const ID = /^\d{1,15}$/; // more, and a number might be rounded

export function createApp(): Express {
  // #region app
  const app = express();
  app.use(express.json());
  app.param("id", (_req, _res, next, id) => {
    next(ID.test(id) ? undefined : "route");
  });
  // #endregion

  // #region read
  app.get("/user/:id", (req, res) => {
    res.json(User.parse(find(Number(req.params.id))));
  });
  // #endregion

  // #region list
  app.get("/users", (req, res) => {
    const { limit } = check(ListRequest, req).query;
    const ids = Array.from({ length: limit }, (_, index) => index + 1);
    res.json(ids.map((id) => User.parse(find(id))));
  });
  // #endregion

  // #region order
  app.post("/user/:id/order", (req, res) => {
    const user_id = Number(req.params.id);
    const { items } = check(OrderRequest, req).body;
    let total = 0;
    for (const item of items) total += item.price * item.quantity;
    res.status(201).json(Total.parse({ user_id, total }));
  });
  // #endregion

  // #region wait
  app.get("/wait", async (_req, res) => {
    await setTimeout(100);
    res.json({ waited_ms: 100 });
  });
  // #endregion

  // #region app
  addDocs(app);
  app.use(refuse);
  return app;
  // #endregion
}
