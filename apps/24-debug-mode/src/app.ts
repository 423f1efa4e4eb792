// 24. How to enable Debug Mode in Flask?
//
// Express has no such mode. This app asks for NODE_ENV=development,
// and without it visitors see no error.

import { STATUS_CODES } from "node:http";
import express, {
  type ErrorRequestHandler,
  type Express,
} from "express";
import createError from "http-errors";
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
  const log = pino({ level });
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

  // #region refusal
  app.get("/admin", () => {
    throw createError(403);
  });
  // #endregion

  // #region error-page
  const showError: ErrorRequestHandler = async (
    error,
    _req,
    res,
    _next,
  ) => {
    const status = error.status ?? 500;
    let page = STATUS_CODES[status];
    if (status >= 500) {
      log.error(error);
      if (isDebug) {
        const { Youch } = await import("youch"); // not in production
        page = await new Youch().toHTML(error);
      }
    }
    res.status(status).send(page);
  };
  app.use(showError);
  // #endregion

  return app;
}
