// 18. What is Flask Middleware?
//
// All that app.use takes is middleware. It runs in the order of its
// registration, and either answers or passes the request on.

import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import express, { type Express } from "express";
import { beforeHeaders } from "./before-headers.ts";

export function createApp(): Express {
  const app = express();
  const current = new AsyncLocalStorage<string>();
  let last = "nothing";

  // #region outer
  app.use((_req, res, next) => {
    res.locals.steps = ["outer"];
    beforeHeaders(res, () => {
      res.locals.steps.push("outer");
      res.set("X-Trace", res.locals.steps.join(", "));
    });
    next();
  });
  app.all("/ping", (_req, res) => res.send("pong"));
  // #endregion

  // #region print
  app.use((_req, _res, next) => {
    console.log("Before request executed");
    next();
  });
  // #endregion

  // #region time
  app.use((_req, res, next) => {
    res.locals.steps.push("before 1");
    const start = performance.now();
    beforeHeaders(res, () => {
      res.locals.steps.push("after 1");
      res.set("Server-Timing", `app;dur=${performance.now() - start}`);
    });
    next();
  });
  // #endregion

  // #region teardown
  app.use((_req, res, next) => {
    res.once("close", () => {
      last = res.locals.error?.name ?? "no error";
    });
    next();
  });
  // #endregion

  // #region id
  app.use((_req, res, next) => {
    res.locals.steps.push("before 2");
    const id = randomUUID();
    beforeHeaders(res, () => {
      res.locals.steps.push("after 2");
      res.set("X-Request-Id", id);
    });
    current.run(id, next); // for all that next() starts
  });
  // #endregion

  // #region short-circuit
  app.use("/shop", (_req, res) => res.status(503).send("Closed"));
  app.get("/shop", (_req, res) => res.send("Shop"));
  // #endregion

  // #region state
  const signature = () => `request ${current.getStore()}`;

  app.get("/", async (_req, res) => {
    res.locals.steps.push("view");
    await wait(20);
    res.send(`This is ${signature()}, after ${last}`);
  });
  // #endregion

  // #region error
  app.get("/boom", (_req, res) => {
    res.locals.steps.push("view");
    throw new TypeError("no database at db.internal:5432");
  });

  app.use(((error, _req, res, _next) => {
    res.locals.steps.push("error");
    res.locals.error = error;
    console.error(error);
    res.status(500).send("Something broke");
  }) satisfies express.ErrorRequestHandler);
  // #endregion

  return app;
}
