// 10. How do you handle JSON data in Flask?
//
// express.json() parses the body before the handler runs. Put on the
// routes that want JSON, it fails for them alone, as in Flask.

import { isUtf8 } from "node:buffer";
import { type IncomingMessage, STATUS_CODES } from "node:http";
import express, {
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
} from "express";
import { z } from "zod";

const JSON_TYPE = /^application\/(.+\+)?json *(;|$)/i;
const isJson = (req: IncomingMessage) =>
  JSON_TYPE.test(req.headers["content-type"] ?? "");
const httpError = (status: number) =>
  Object.assign(new Error(STATUS_CODES[status]), { status });

// #region limit
const json = express.json({
  limit: 1_000, // bytes
  type: isJson, // application/vnd.api+json, too
  strict: false, // null, text and numbers are JSON, too
  verify: (_req, _res, body) => {
    if (body.length === 0 || !isUtf8(body)) throw httpError(400);
  },
});

const requireJson: RequestHandler = (req, _res, next) => {
  if (req.body !== undefined) return next();
  next(httpError(isJson(req) ? 400 : 415));
};
// #endregion

// #region schema
const TITLE = "title must be text, and not empty";
const YEAR = "year must be a whole number from 1450 to 2100";
const title = z.string(TITLE).min(1, TITLE);
const year = z.int({ error: YEAR, abort: true });
const Book = z.object(
  { title, year: year.min(1450, YEAR).max(2100, YEAR) },
  "the body must be an object",
);
// #endregion

export function createApp(): Express {
  const app = express();

  // #region data
  app.post("/api/data", json, requireJson, (req, res) => {
    res.json({ message: "Received", data: req.body });
  });
  // #endregion

  // #region force
  app.post("/api/force", (req, _res, next) => {
    req.headers["content-type"] = "application/json";
    next();
  });
  app.post("/api/force", json, requireJson, (req, res) => {
    res.json({ data: req.body });
  });
  // #endregion

  // #region silent
  app.post("/api/silent", (req, res, next) => {
    json(req, res, (error) => {
      if (error && error.status !== 400) return next(error);
      res.json({ data: req.body ?? null });
    });
  });
  // #endregion

  // #region lazy
  app.post("/api/ping", (_req, res) => {
    res.json({ message: "pong" }); // no parser: no body can fail
  });
  // #endregion

  // #region validate
  app.post("/api/books", json, requireJson, (req, res) => {
    const { data, error } = Book.safeParse(req.body);
    const errors = error?.issues.map(({ message }) => message);
    res.status(errors ? 422 : 201).json(errors ? { errors } : data);
  });
  // #endregion

  // #region errors
  const showError: ErrorRequestHandler = (error, _req, res, next) => {
    const { status } = error;
    if (!status) return next(error);
    res.status(status).json({ error: STATUS_CODES[status] });
  };
  app.use(showError);
  // #endregion

  return app;
}
