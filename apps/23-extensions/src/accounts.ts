// Sign up, log in, log out.

import type {
  ErrorRequestHandler,
  Express,
  RequestHandler,
} from "express";
import { UniqueConstraintError } from "sequelize";
import { type Database, newKey } from "./database.ts";
import { check, LOG_IN, SIGN_UP, show } from "./forms.ts";
import { hashPassword } from "./password.ts";
import { limitLogIns } from "./throttle.ts";

export function addAccounts(
  app: Express,
  { User }: Database,
  authenticate: RequestHandler,
): void {
  // #region sign-up
  app.get("/signup", (_req, res) => {
    show(res, SIGN_UP);
  });

  app.post("/signup", check(SIGN_UP), async (req, res, next) => {
    const { email, password } = req.body;
    const password_hash = await hashPassword(password);
    const user = await User.create({ email, password_hash });
    req.logIn(user, (error) =>
      error ? next(error) : res.redirect(303, "/"),
    );
  });
  // #endregion

  // #region log-in
  app.get("/login", (_req, res) => {
    show(res, LOG_IN);
  });

  app.post(
    "/login",
    limitLogIns(),
    check(LOG_IN),
    authenticate,
    (_req, res) => {
      res.redirect(303, "/");
    },
  );
  // #endregion

  // #region log-out
  app.post("/logout", async (req, res, next) => {
    await req.user?.update({ session_key: newKey() }); // ends copies
    req.logout((error) =>
      error ? next(error) : res.redirect(303, "/login"),
    );
  });
  // #endregion

  // #region refuse
  const refuse: ErrorRequestHandler = (error, _req, res, next) => {
    if (error.name === "AuthenticationError") {
      show(res.status(401), LOG_IN, "Wrong email or password");
    } else if (error instanceof UniqueConstraintError) {
      show(res.status(409), SIGN_UP, "This email is taken");
    } else next(error);
  };
  app.use(refuse);
  // #endregion
}
