// Every refusal in one form: problem+json (RFC 9457).

import { STATUS_CODES } from "node:http";
import type { ErrorRequestHandler } from "express";
import createError from "http-errors";
import { ZodError } from "zod";

// #region problem
export const refuse: ErrorRequestHandler = (
  error,
  _req,
  res,
  _next,
) => {
  const { status = 500, headers = {}, more } = error;
  if (status >= 500) console.error(error);
  const title = { title: STATUS_CODES[status], status };
  res.status(status).set(headers).type("application/problem+json");
  res.json({ type: "about:blank", ...title, ...more });
};
// #endregion

// #region invalid
export const refuseInput: ErrorRequestHandler = (
  error,
  _req,
  _res,
  next,
) => {
  if (!(error instanceof ZodError)) return next(error);
  const errors = error.issues.map(({ path, message }) => ({
    field: path.join("."),
    detail: message,
  }));
  next(createError(422, { more: { errors } }));
};
// #endregion
