// 17. What are Flask Blueprints?
//
// A router collects routes, middleware and error handlers. Nothing in
// it runs until an app uses it, under a prefix that the app chooses.

import express, { type Express } from "express";
import { admin } from "./admin.ts";
import { auth } from "./auth.ts";

export function createApp(): Express {
  const app = express();
  app.enable("strict routing");
  app.enable("case sensitive routing");

  // #region home
  app.get("/", (_req, res) => {
    res.send("Home");
  });
  // #endregion

  // #region slash
  app.get("/admin", (req, res) => {
    const query = req.url.slice(req.path.length);
    res.redirect(308, `/admin/${query}`);
  });
  // #endregion

  // #region register
  app.use("/auth", auth);
  app.use("/admin", admin);
  // #endregion

  return app;
}
