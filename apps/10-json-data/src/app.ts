// 10. How do you handle JSON data in Flask?
//
// express.json() parses the body before the handler runs. It stands on
// the routes that want JSON, so it fails only for them, as in Flask.

import { isUtf8 } from "node:buffer";
import { STATUS_CODES } from "node:http";
import express, {
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
} from "express";
import { Book } from "./book.ts";

const httpError = (status: number) =>
  Object.assign(new Error(STATUS_CODES[status]), { status });

// #region limit
const parse = express.json({
  limit: 1_000, // bytes
  type: () => true, // onlyJson looks at the type
  strict: false, // null, text and numbers are JSON, too
  verify: (_req, _res, body) => {
    if (body.length === 0 || !isUtf8(body)) throw httpError(400);
  },
});

const JSON_TYPE = /^application\/(.*\+)?json *(;|$)/i;
const onlyJson: RequestHandler = (req, _res, next) => {
  const isJson = JSON_TYPE.test(req.get("Content-Type") ?? "");
  next(isJson ? undefined : httpError(415));
};

// Where there is no body at all, the parser does nothing.
const hasBody: RequestHandler = (req, _res, next) => {
  next(req.body === undefined ? httpError(400) : undefined);
};
// #endregion

export function createApp(): Express {
  const app = express();

  // #region data
  app.post("/api/data", onlyJson, parse, hasBody, (req, res) => {
    res.json({ message: "Received", data: req.body });
  });
  // #endregion

  // #region force
  app.post("/api/force", parse, hasBody, (req, res) => {
    res.json({ data: req.body });
  });
  // #endregion

  // #region silent
  const forgive: ErrorRequestHandler = (error, _req, _res, next) => {
    next(error.status === 413 ? error : undefined);
  };
  app.post("/api/silent", onlyJson, parse, forgive);
  app.post("/api/silent", (req, res) => {
    res.json({ data: req.body ?? null });
  });
  // #endregion

  // #region lazy
  app.post("/api/ping", (_req, res) => {
    res.json({ message: "pong" }); // no parser: no body can fail
  });
  // #endregion

  // #region validate
  app.post("/api/books", onlyJson, parse, hasBody, (req, res) => {
    const { data, error } = Book.safeParse(req.body);
    if (!error) return res.status(201).json(data);
    const errors = error.issues.map(({ message }) => message);
    return res.status(422).json({ errors });
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
