// For administrators, with a guard and a router inside.

import { type ErrorRequestHandler, Router } from "express";
import createError from "http-errors";
import nunjucks from "nunjucks";
import { REPORTS, reports } from "./reports.ts";

// #region admin
export const admin = Router({ caseSensitive: true, strict: true });
const templates = nunjucks.configure(
  `${import.meta.dirname}/../templates`,
);
// #endregion

// #region guard
admin.use((req, _res, next) => {
  // In place of a login, which lesson 23 has.
  if (req.get("X-Role") !== "admin") throw createError(403);
  next();
});
// #endregion

// #region home
admin.get("/", (req, res) => {
  const years = [...REPORTS.keys()];
  const links = years.map((year) => `${req.baseUrl}/reports/${year}`);
  res.send(templates.render("admin/home.html", { links }));
});
// #endregion

// #region nest
admin.use("/reports", reports);
// #endregion

// #region forbidden
const forbidden: ErrorRequestHandler = (error, _req, res, next) => {
  if (error.status !== 403) return next(error);
  res.status(403).send("Admins only");
};
admin.use(forbidden);
// #endregion
