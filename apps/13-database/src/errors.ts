// What is refused: text with a NUL byte, a row that breaks a rule.

import type { ErrorRequestHandler, RequestHandler } from "express";
import { ForeignKeyConstraintError, ValidationError } from "sequelize";
import { first } from "./form.ts";

// #region nul
export const refuseNul: RequestHandler = (req, res, next) => {
  // Sequelize writes values into SQL, where text ends at a NUL byte.
  const texts = [
    ...Object.values(req.query),
    ...Object.values(req.body ?? {}),
  ].map(first);
  if (!texts.some((text) => text?.includes("\0"))) return next();
  res.status(400).json({ error: "Text has no NUL byte" });
};
// #endregion

// #region refuse
export const refuse: ErrorRequestHandler = (error, _req, res, next) => {
  const refused =
    error instanceof ValidationError ||
    error instanceof ForeignKeyConstraintError;
  if (!refused) return next(error);
  res.status(409).json({ error: "The database refused the row" });
};
// #endregion
