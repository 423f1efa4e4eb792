// __NUMBER__. How does Flask handle __TITLE__?
//
// Replace this with the one idea of the lesson. Until then: Express
// hands over the query as it came, so the handler checks it.

import { escapeHtml } from "@decant/shared";
import express, { type Express } from "express";

export function createApp(): Express {
  const app = express();

  // #region hello
  app.get("/hello", (req, res) => {
    const { name } = req.query;
    if (typeof name !== "string") {
      res.status(400).send("The query needs one name.");
      return;
    }
    res.send(`Hello, ${escapeHtml(name)}!`);
  });
  // #endregion

  return app;
}
