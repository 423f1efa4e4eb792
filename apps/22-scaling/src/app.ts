// 22. How do you scale a Flask application?
//
// Keep nothing in a process that another one needs. Then add more.

import express, { type Express } from "express";
import { openCache } from "./cache.ts";
import { openQueue } from "./queue.ts";
import { SlowTexts } from "./slow-texts.ts";

export async function createApp(where?: string): Promise<Express> {
  const app = express();
  const texts = new SlowTexts();
  const cache = await openCache(where);
  const queue = await openQueue(where);

  // #region served-by
  app.use((_req, res, next) => {
    res.set("X-Served-By", `process-${process.pid}`);
    next();
  });
  // #endregion

  // #region cached
  app.get("/data", async (req, res) => {
    const { lang = "en" } = req.query as { lang?: string };
    res.send(await cache.wrap(`data:${lang}`, () => texts.load(lang)));
  });

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

  // #region health
  app.get("/stats", (_req, res) => {
    res.json({ runs: texts.runs });
  });

  app.get("/healthz", (_req, res) => {
    res.send("ok");
  });
  // #endregion

  return app;
}
