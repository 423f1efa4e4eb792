// zod: what a form may hold. csrf-sync: whose form it is.

import { csrfSync } from "csrf-sync";
import type {
  ErrorRequestHandler,
  Express,
  RequestHandler,
  Response,
} from "express";
import { z } from "zod";

interface Form {
  title: string;
  fields: z.ZodObject;
}

// #region fields
// Ada@Example.org and ada@example.org are one account.
const email = limited("Enter an email")
  .toLowerCase()
  .regex(/^[^@\s\p{Cc}]+@[^@\s\p{Cc}]+$/u, "Enter an email");
const password = limited("Take 8 to 200 characters", 8, 200);

export const FORGOTTEN = define("Forgotten password", { email });
export const NEW_PASSWORD = define("New password", { password });
export const SIGN_UP = define("Sign up", { email, password });
export const LOG_IN = define("Log in", {
  email,
  password: limited("Enter a password"),
});
export const NOTE = define("Note", {
  text: limited("Write 1 to 200 characters", 1, 200),
});

function limited(message: string, min = 1, max = Infinity) {
  const text = z.string(message).min(min, message).max(max, message);
  // Half a pair of UTF-16, as in "\ud800", is no text.
  return text.regex(/^\P{Cs}*$/u, message);
}

function define<F extends z.ZodRawShape>(title: string, fields: F) {
  return { title, fields: z.object(fields) };
}
// #endregion

// #region show
export function show(res: Response, form: Form, error = ""): void {
  const fields = Object.keys(form.fields.shape);
  res.render("form.html", { title: form.title, fields, error });
}
// #endregion

// #region check
/** Lets a body pass that fits the form, without what is not in it. */
export function check(form: Form): RequestHandler {
  return (req, res, next) => {
    const { data, error } = form.fields.safeParse(req.body);
    if (error) {
      return show(res.status(400), form, error.issues[0]?.message);
    }
    req.body = data;
    next();
  };
}
// #endregion

// #region csrf
const csrf = csrfSync({
  getTokenFromRequest: (req) => req.body?.csrf_token,
  // No form of another site can send JSON: the browser asks first.
  skipCsrfProtection: (req) => Boolean(req.is("json")),
  size: 32, // bytes
});

export function addCsrf(app: Express): void {
  app.use(csrf.csrfSynchronisedProtection, (req, res, next) => {
    res.locals["csrf_token"] = req.csrfToken;
    next();
  });

  const refuse: ErrorRequestHandler = (error, _req, res, next) => {
    if (error !== csrf.invalidCsrfTokenError) return next(error);
    res.status(400).send("This form has no token, or an old one");
  };
  app.use(refuse);
}
// #endregion
