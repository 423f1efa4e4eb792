// What is refused: a form without its field, a row that breaks a rule.

import type { ErrorRequestHandler, Request } from "express";
import { ForeignKeyConstraintError, ValidationError } from "sequelize";

// #region field
export function field(req: Request, name: string): string {
  const value: unknown = req.body?.[name];
  if (typeof value === "string") return value;
  throw Object.assign(new Error(`No ${name}`), { status: 400 });
}
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
