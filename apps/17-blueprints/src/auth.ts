// Logging in and out. Knows neither the app nor its own prefix.

import { Router } from "express";

// #region auth
export const auth = Router({ caseSensitive: true, strict: true });
// #endregion

// #region no-store
auth.use((_req, res, next) => {
  res.set("Cache-Control", "no-store");
  next();
});
// #endregion

// #region login
auth.get("/login", (_req, res) => {
  res.send("Login Page");
});
// #endregion

// #region logout
auth.post("/logout", (req, res) => {
  res.redirect(303, `${req.baseUrl}/login`);
});
// #endregion
