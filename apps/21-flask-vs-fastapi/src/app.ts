// 21. What is the difference between Flask and FastAPI?
//
// Express, like Flask, matches the URL and calls the handler. What
// comes in and what goes out is for the handler to check, with Zod.

import { setTimeout } from "node:timers/promises";
import express, {
  type ErrorRequestHandler,
  type Express,
} from "express";
import { ZodError } from "zod";
import { addDocs } from "./docs.ts";
import {
  find,
  ListRequest,
  OrderRequest,
  Total,
  User,
} from "./models.ts";

const ID = /^\d{1,15}$/; // more, and a number might be rounded

// #region app
const refuse: ErrorRequestHandler = (error, _req, res, next) => {
  if (!(error instanceof ZodError)) return next(error);
  const detail = error.issues.map(({ code, path, message }) => {
    return { type: code, loc: path, msg: message };
  });
  res.status(422).json({ detail });
};

// #endregion
export function createApp(): Express {
  // #region app
  const app = express();
  app.use(express.json());
  app.param("user_id", (_req, _res, next, id) => {
    next(ID.test(id) ? undefined : "route");
  });
  // #endregion

  // #region read
  app.get("/user/:user_id", (req, res) => {
    res.json(User.parse(find(Number(req.params.user_id))));
  });
  // #endregion

  // #region list
  app.get("/users", (req, res) => {
    const { limit } = ListRequest.parse(req).query;
    const ids = Array.from({ length: limit }, (_, index) => index + 1);
    res.json(ids.map((id) => User.parse(find(id))));
  });
  // #endregion

  // #region order
  app.post("/user/:user_id/order", (req, res) => {
    const user_id = Number(req.params.user_id);
    const { items } = OrderRequest.parse(req).body;
    const total = items.reduce(
      (sum, { price, quantity }) => sum + price * quantity,
      0,
    );
    res.status(201).json(Total.parse({ user_id, total }));
  });
  // #endregion

  // #region wait
  app.get("/wait", async (_req, res) => {
    await setTimeout(100);
    res.json({ waited_ms: 100 });
  });
  // #endregion

  addDocs(app);

  // #region app
  app.use(refuse);
  return app;
  // #endregion
}
