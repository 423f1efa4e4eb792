// 20. How do you deploy a Flask app?
//
// The app answers its probes and believes its proxy. Processes, signals
// and restarts are the business of cluster.ts and worker.ts.

import { setTimeout } from "node:timers/promises";
import express, { type Express } from "express";
import { securityHeaders } from "./headers.ts";
import { logRequests, silent } from "./log.ts";

export function createApp(
  lifecycle = { stopping: false },
  logger = silent,
): Express {
  const app = express();
  // As nginx.conf sees it, /Readyz and /readyz/ are other paths.
  app.enable("strict routing").enable("case sensitive routing");

  // #region proxy
  // One proxy stands in front, and nobody before it is believed.
  app.set("trust proxy", 1);
  // #endregion

  // #region headers
  app.use(securityHeaders);
  // #endregion

  // #region log
  app.use(logRequests(logger));
  // #endregion

  // #region home
  app.get("/", (req, res) => {
    const url = `${req.protocol}://${req.host}/`;
    res.type("text/plain").send(`${req.ip} asked for ${url}`);
  });
  // #endregion

  // #region healthz
  app.get("/healthz", (_req, res) => {
    res.send("alive");
  });
  // #endregion

  // #region readyz
  app.get("/readyz", (_req, res) => {
    if (lifecycle.stopping) res.status(503).send("stopping");
    else res.send("ready");
  });
  // #endregion

  // #region report
  // Slow work, so that there is a request in flight to lose.
  app.get("/report", async (_req, res) => {
    res.type("text/plain").write("Counting... ");
    await setTimeout(500);
    res.end("done.");
  });
  // #endregion

  return app;
}
