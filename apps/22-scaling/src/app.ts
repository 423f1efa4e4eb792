// 22. How do you scale a Flask application?
//
// Keep nothing in the process that another process would need. What is
// shared lives in a cache and a queue; then add processes.

import express, { type Express } from "express";
import createError from "http-errors";
import { openCache } from "./cache.ts";
import { openQueue } from "./queue.ts";

const MINUTE = 60_000;
const TEXTS = new Map([
  ["en", "This data is cached!"],
  ["fr", "Ces données sont en cache !"],
]);

export async function createApp(
  redis?: string, // its URL, or undefined: keep all in the process
  jobs?: string, // or else a file for the queue
): Promise<Express> {
  const app = express();
  const cache = await openCache(redis);
  const queue = await openQueue(redis ?? jobs);
  let runs = 0; // of this process alone

  // #region served-by
  app.use((_req, res, next) => {
    res.set("X-Served-By", `process-${process.pid}`);
    next();
  });
  // #endregion

  // #region load
  async function load(lang: string): Promise<string> {
    runs += 1; // a slow query would stand here
    const text = TEXTS.get(lang);
    if (text === undefined) throw createError(404);
    return text;
  }
  // #endregion

  // #region cached
  app.get("/data", async (req, res) => {
    const { lang = "en" } = req.query as { lang?: string };
    const key = `data:${lang}`;
    res.send(await cache.wrap(key, () => load(lang), MINUTE));
  });
  // #endregion

  // #region refresh
  app.post("/data", async (req, res) => {
    const { lang = "en" } = req.query as { lang?: string };
    await cache.del(`data:${lang}`);
    res.send("Data refreshed");
  });
  // #endregion

  // #region queue
  app.post("/reports", async (_req, res) => {
    const id = await queue.add("report", { pages: 3 });
    res.status(202).location(`/reports/${id}`).json({ id });
  });

  app.get("/reports/:id", async (req, res, next) => {
    const state = await queue.state(req.params.id);
    if (!state) return next();
    res.json({ state });
  });
  // #endregion

  // #region stats
  app.get("/stats", (_req, res) => {
    res.json({ runs });
  });
  // #endregion

  // #region health
  app.get("/healthz", (_req, res) => {
    res.send("ok");
  });
  // #endregion

  return app;
}
