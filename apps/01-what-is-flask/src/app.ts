// 1. What is Flask?
//
// A microframework, as Express is: it maps a request to a function.
// Flask sends what the function returns, Express what it is told to.

import express, { type Express } from "express";

export function createApp(): Express {
  // #region app
  const app = express();
  // #endregion

  // #region home
  app.get("/", (_req, res) => {
    res.send("Hello, Flask!");
  });
  // #endregion

  return app;
}
