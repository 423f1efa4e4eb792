// What is said to input that cannot be stored.

import type { ErrorRequestHandler } from "express";
import { UniqueConstraintError, ValidationError } from "sequelize";

// #region refuse
export const refuse: ErrorRequestHandler = (error, _req, res, next) => {
  if (!(error instanceof ValidationError)) return next(error);
  const taken = error instanceof UniqueConstraintError;
  const reason = error.errors[0]?.message ?? error.message;
  res.status(taken ? 409 : 400).json({ error: reason });
};
// #endregion
