// 18. What is Flask middleware?
//
// All that app.use takes is middleware. It runs in the order of its
// registration, and either answers or passes the request on.

import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import express, { type Express, type Response } from "express";

const step = (res: Response, at: string) => res.locals.steps.push(at);

// #region state
const current = new AsyncLocalStorage<{ id: string }>();
const signature = () => `request ${current.getStore()?.id}`;
// #endregion

// #region before-headers
function beforeHeaders(res: Response, hook: () => void): void {
  const writeHead = res.writeHead.bind(res);
  res.writeHead = (...args: unknown[]) => {
    hook();
    return Reflect.apply(writeHead, res, args);
  };
}
// #endregion

export function createApp(): Express {
  const app = express();
  let last = "nothing";

  // #region outer
  app.use((_req, res, next) => {
    res.locals.steps = ["outer"];
    beforeHeaders(res, () => {
      step(res, "outer");
      res.set("X-Trace", res.locals.steps.join(", "));
    });
    next();
  });
  app.all("/ping", (_req, res) => res.send("pong"));
  // #endregion

  // #region time
  app.use((_req, res, next) => {
    step(res, "before 1");
    const start = performance.now();
    beforeHeaders(res, () => {
      step(res, "after 1");
      res.set("Server-Timing", `app;dur=${performance.now() - start}`);
    });
    // #region teardown
    res.once("close", () => {
      last = res.locals.error?.name ?? "no error";
    });
    // #endregion
    next();
  });
  // #endregion

  // #region id
  app.use((_req, res, next) => {
    step(res, "before 2");
    const id = randomUUID();
    beforeHeaders(res, () => {
      step(res, "after 2");
      res.set("X-Request-Id", id);
    });
    current.run({ id }, next); // for all that next() starts
  });
  // #endregion

  // #region short-circuit
  app.use("/shop", (_req, res) => res.status(503).send("Closed"));
  app.get("/shop", (_req, res) => res.send("Shop"));
  // #endregion

  // #region state
  app.get("/", async (_req, res) => {
    step(res, "view");
    await new Promise((resolve) => setTimeout(resolve, 20));
    res.send(`This is ${signature()}, after ${last}`);
  });
  // #endregion

  // #region error
  app.get("/boom", (_req, res) => {
    step(res, "view");
    throw new TypeError("no database at db.internal:5432");
  });
  app.use(((error, _req, res, _next) => {
    step(res, "error");
    res.locals.error = error;
    console.error(error);
    res.status(500).send("Something broke");
  }) satisfies express.ErrorRequestHandler);
  // #endregion

  return app;
}
