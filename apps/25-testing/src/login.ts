// A log-in without a password: lessons 11 and 23 have more.

import { randomBytes } from "node:crypto";
import { Router } from "express";
import session from "express-session";

declare module "express-session" {
  interface SessionData {
    name: string;
  }
}

export function login(): Router {
  const router = Router();
  const secret =
    process.env["SECRET_KEY"] || randomBytes(32).toString("hex");
  router.use(
    session({ secret, resave: false, saveUninitialized: false }),
  );

  // #region log-in
  router.post("/login", (req, res) => {
    req.session.name = "Ada";
    res.send("Logged in as Ada");
  });
  // #endregion

  return router;
}
