// 22. How do you scale a Flask application?
//
// Keep nothing in a process that another one needs. Then add more.

import type { Cache } from "cache-manager";
import express, { type Express } from "express";
import createError from "http-errors";
import { openCache } from "./cache.ts";
import type { Queue } from "./queue/job.ts";
import { sqliteQueue } from "./queue/sqlite.ts";
import { SlowTexts } from "./slow-texts.ts";

/** What processes share; each is in memory by default. */
export interface Shared {
  cache?: Cache;
  queue?: Queue;
}

export function createApp({
  cache = openCache(),
  queue = sqliteQueue(":memory:"),
}: Shared = {}): Express {
  const app = express();
  const texts = new SlowTexts();

  // #region served-by
  app.use((_req, res, next) => {
    res.set("X-Served-By", `process-${process.pid}`);
    next();
  });
  // #endregion

  // #region cached
  app.get("/data", async (_req, res) => {
    const load = () => {
      texts.runs += 1; // a slow query would stand here
      return "This data is cached!";
    };
    res.send(await cache.wrap("data", load, 50_000));
  });
  // #endregion

  // #region refresh
  app.post("/data", async (_req, res) => {
    await cache.del("data");
    res.send("Data refreshed");
  });
  // #endregion

  // #region keyed
  app.get("/texts", async (req, res) => {
    const { lang = "en" } = req.query;
    if (typeof lang !== "string") throw createError(400);
    const load = () => texts.load(lang);
    res.send(await cache.wrap(`texts:${lang}`, load, 50_000));
  });
  // #endregion

  // #region queue
  app.post("/reports", async (_req, res) => {
    const id = await queue.add("report", {});
    res.status(202).location(`/reports/${id}`).json({ id });
  });

  app.get("/reports/:id", async (req, res) => {
    const state = await queue.state(req.params.id);
    if (!state) throw createError(404);
    res.json({ state });
  });
  // #endregion

  // #region health
  app.get("/stats", (_req, res) => {
    res.json({ runs: texts.runs });
  });

  app.get("/healthz", (_req, res) => {
    res.send("ok");
  });

  app.get("/readyz", (_req, res) => {
    res.send("ready");
  });
  // #endregion

  return app;
}
