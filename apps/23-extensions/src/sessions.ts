// express-session: what a visitor did before. Flask has its own.

import type { Express } from "express";
import session from "express-session";
import { newKey } from "./database.ts";

export function addSessions(app: Express): void {
  // #region configure
  const url = process.env["PUBLIC_URL"] ?? "";
  const secure = url.startsWith("https:");
  // TLS ends at one proxy, which names the client.
  if (secure) app.set("trust proxy", 1);
  const sessions = session({
    name: "session",
    secret: process.env["SECRET_KEY"] || newKey(),
    cookie: { sameSite: "lax", secure },
    saveUninitialized: false,
    resave: false,
  });
  app.use(sessions);
  // #endregion
}
