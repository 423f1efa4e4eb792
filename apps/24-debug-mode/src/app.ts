// 24. How do you enable debug mode in Flask?
//
// The code does not: whoever starts the app does, here with
// NODE_ENV=development. Without that nothing is shown to visitors.

import express, {
  type ErrorRequestHandler,
  type Express,
} from "express";
import pino from "pino";

export function createApp(): Express {
  const app = express();

  // #region switch
  // Express itself would take an unset NODE_ENV for development.
  const isDebug = process.env["NODE_ENV"] === "development";
  // #endregion

  // #region log-level
  const level =
    process.env["LOG_LEVEL"] || (isDebug ? "debug" : "warn");
  const log = pino({ level: level.toLowerCase() });
  // #endregion

  // #region home
  app.get("/", (_req, res) => {
    log.debug("Somebody is at home");
    res.send(`Debug mode is ${isDebug ? "on" : "off"}`);
  });
  // #endregion

  // #region boom
  app.get("/boom", () => {
    const host = "db.internal";
    throw new Error(`Nobody answers at ${host}`);
  });
  // #endregion

  // #region error-page
  const showError: ErrorRequestHandler = async (
    error,
    _req,
    res,
    _next,
  ) => {
    log.error(error);
    let page = "Internal Server Error";
    if (isDebug) {
      const { Youch } = await import("youch"); // not in production
      page = await new Youch().toHTML(error);
    }
    res.status(500).send(page);
  };
  app.use(showError);
  // #endregion

  return app;
}
