// 9. How can you access form data in Flask?
//
// Express leaves a body alone until a parser reads it. A form comes in
// one of two encodings, and each has a parser of its own.

import { escapeHtml } from "@decant/shared";
import type { ErrorRequestHandler, Express } from "express";
import express from "express";
import multer from "multer";

const MAX_FORM = 10_000; // bytes

// #region limits
const multipart = multer({
  limits: {
    fieldSize: MAX_FORM,
    fileSize: 100_000,
    parts: 10,
    fieldNestingDepth: 0, // username[] is not username
  },
  defParamCharset: "utf8", // of a file's name
});
// #endregion

// A key that is repeated arrives as an array.
const all = (value?: string | string[]) => [value ?? []].flat();

export function createApp(): Express {
  const app = express();

  // #region parsers
  app.post(
    ["/login", "/interests"],
    express.urlencoded({ limit: MAX_FORM, parameterLimit: MAX_FORM }),
    multipart.none(),
  );
  app.post("/photo", multipart.single("photo"));

  // Multer's errors have a code and no status: they would be a 500.
  const refuse: ErrorRequestHandler = (error, _req, res, _next) => {
    const tooLarge = /SIZE|VALUE|COUNT/.test(error.code);
    res.sendStatus(error.status ?? (tooLarge ? 413 : 400));
  };
  app.use(refuse);
  // #endregion

  // #region form
  app.get("/login", (_req, res) => {
    res.send(`<!doctype html>
<title>Log in</title>
<form method="post">
  <input name="username" placeholder="User name" required>
  <input name="password" type="password" required>
  <button>Log in</button>
</form>
`);
  });
  // #endregion

  // #region login
  app.post("/login", (req, res) => {
    const [username] = all(req.body?.username);
    const [password] = all(req.body?.password);
    if (!username || !password) return res.sendStatus(400);
    return res.send(`Logged in as ${escapeHtml(username)}`);
  });
  // #endregion

  // #region repeated
  app.post("/interests", (req, res) => {
    const chosen = all(req.body?.interest).join(", ");
    res.send(`Interests: ${escapeHtml(chosen || "none")}`);
  });
  // #endregion

  // #region upload
  app.post("/photo", (req, res) => {
    if (!req.file) return res.sendStatus(400);
    const { originalname, size } = req.file;
    const name = escapeHtml(originalname);
    return res.send(`Received ${name}, ${size} bytes`);
  });
  // #endregion

  return app;
}
