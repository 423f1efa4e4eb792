// The twin of Flask's session: the data itself in a signed cookie.

import { randomBytes } from "node:crypto";
import cookieSession from "cookie-session";
import express, { type Express, type Request } from "express";

// express-session's types give every request its own kind of session.
type CookieRequest = Omit<Request, "session"> & {
  session: { username?: string } | null;
};

export function createTwin(): Express {
  const app = express();

  // #region secret
  const fresh = randomBytes(32).toString("hex");
  const secrets = process.env["SECRET_KEYS"]?.trim() || fresh;
  const keys = secrets.split(/\s+/);
  // #endregion

  // #region cookie
  app.use(cookieSession({ keys, sameSite: "lax" }));
  // #endregion

  // #region set
  app.get("/set_session", (req: CookieRequest, res) => {
    req.session = { username: "JohnDoe" };
    res.send("Session set!");
  });
  // #endregion

  // #region get
  app.get("/get_session", (req: CookieRequest, res) => {
    res.send(req.session?.username ?? "No session set");
  });
  // #endregion

  // #region logout
  app.post("/logout", (req: CookieRequest, res) => {
    req.session = null;
    res.send("Logged out");
  });
  // #endregion

  return app;
}
