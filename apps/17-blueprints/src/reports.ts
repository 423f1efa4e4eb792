// Reports by year: a router that lives inside another.

import { type ErrorRequestHandler, Router } from "express";
import createError from "http-errors";

export const REPORTS = new Map([
  ["2025", "A good year"],
  ["2026", "A better year"],
]);

// #region reports
export const reports = Router({ caseSensitive: true, strict: true });
// #endregion

// #region show
reports.get("/:year", (req, res) => {
  const report = REPORTS.get(req.params.year);
  if (report === undefined) throw createError(404);
  res.send(report);
});
// #endregion

// #region no-report
const noReport: ErrorRequestHandler = (error, _req, res, next) => {
  if (error.status !== 404) return next(error);
  res.status(404).send("No such report");
};
reports.use(noReport);
// #endregion
