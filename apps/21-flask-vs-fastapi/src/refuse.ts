// What fails a check is a 422, with the place of each fault.

import type { ErrorRequestHandler } from "express";
import { ZodError } from "zod";

// #region app
export const refuse: ErrorRequestHandler = (error, _req, res, next) => {
  if (!(error instanceof ZodError)) return next(error);
  const detail = error.issues.map(({ code, path, message }) => {
    return { type: code, loc: path, msg: message };
  });
  res.status(422).json({ detail });
};
// #endregion
