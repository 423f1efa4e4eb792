// The usual printed answer: every route is open to every origin.

import cors from "cors";
import express, { type Express } from "express";

export function createPublicApp(): Express {
  // #region public
  const app = express();
  app.use(cors());

  app.get("/status", (_req, res) => {
    res.send("Open to all");
  });
  // #endregion

  return app;
}
