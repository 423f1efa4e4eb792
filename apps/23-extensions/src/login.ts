// passport: who is it? password.ts: is it really?

import { callbackify } from "node:util";
import type { Express, RequestHandler } from "express";
import passport from "passport";
import { Strategy } from "passport-local";
import type { Database, UserRow } from "./database.ts";
import { checkHash, NOBODY } from "./password.ts";

declare global {
  namespace Express {
    interface User extends UserRow {}
  }
}

/** Adds `req.user`, and gives back what checks a password. */
export function addLogin(app: Express, { User }: Database) {
  const login = new passport.Authenticator();

  // #region password
  const find = async (email: string, password: string) => {
    const user = await User.findOne({ where: { email } });
    const stored = user?.password_hash ?? NOBODY;
    const right = await checkHash(stored, password);
    return right && user ? user : false;
  };
  const options = { usernameField: "email" };
  login.use(new Strategy(options, callbackify(find)));
  // #endregion

  // #region load
  login.serializeUser((user, done) => {
    done(null, user.session_key);
  });
  const load = (session_key: string) =>
    User.findOne({ where: { session_key } });
  login.deserializeUser(callbackify(load));
  app.use(login.session());
  // #endregion

  return login.authenticate("local", { failWithError: true });
}

// #region stranger
export const required: RequestHandler = (req, res, next) => {
  if (req.user) next();
  else if (req.baseUrl === "/api") {
    res.status(401).json({ error: "Log in first" });
  } else res.redirect("/login");
};
// #endregion
