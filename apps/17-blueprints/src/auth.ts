// Logging in and out. Knows neither the app nor its own prefix.

import { type RequestHandler, Router } from "express";

// #region no-store
const forbidCaching: RequestHandler = (_req, res, next) => {
  res.set("Cache-Control", "no-store");
  next();
};
// #endregion

// #region auth
export const auth = Router({ caseSensitive: true, strict: true });
auth.use(forbidCaching); // above the routes

auth.get("/login", (_req, res) => {
  res.send("Login Page");
});
// #endregion

// #region logout
auth.post("/logout", (req, res) => {
  res.redirect(303, `${req.baseUrl}/login`);
});
// #endregion
