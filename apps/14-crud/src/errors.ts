// What is said to input that cannot be stored.

import type { ErrorRequestHandler } from "express";
import {
  ForeignKeyConstraintError,
  UniqueConstraintError,
  ValidationError,
} from "sequelize";

// #region refuse
export const refuse: ErrorRequestHandler = (error, _req, res, next) => {
  // The author was deleted: next() ends in the 404.
  if (error instanceof ForeignKeyConstraintError) return next();
  if (!(error instanceof ValidationError)) return next(error);
  const taken = error instanceof UniqueConstraintError;
  const reason = error.errors[0]?.message ?? error.message;
  res.status(taken ? 409 : 400).json({ error: reason });
};
// #endregion
