// 9. How can you access form data in Flask?
//
// Express leaves a body alone until a parser reads it. A form comes in
// one of two encodings, and each has a parser of its own.

import { escapeHtml } from "@decant/shared";
import express, { type Express } from "express";
import { readForm, readPhoto } from "./parsers.ts";

export function createApp(): Express {
  const app = express();

  // #region login
  app.post("/login", readForm, (req, res) => {
    const [username] = toList(req.body?.username);
    const [password] = toList(req.body?.password);
    if (!username || !password || username.includes("\0"))
      return res.sendStatus(400);
    return res.send(`Logged in as ${escapeHtml(username)}`);
  });
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

  // #region repeated
  app.post("/interests", readForm, (req, res) => {
    const chosen = toList(req.body?.interest).join(", ");
    if (chosen.includes("\0")) return res.sendStatus(400);
    return res.send(`Interests: ${escapeHtml(chosen || "none")}`);
  });
  // #endregion

  // #region upload
  app.post("/photo", readPhoto, (req, res) => {
    if (!req.file) return res.sendStatus(400);
    const { originalname, size } = req.file;
    return res.send(
      `Received ${escapeHtml(originalname)}, ${size} bytes`,
    );
  });
  // #endregion

  return app;
}

/** A repeated key arrives as an array, a missing one not at all. */
function toList(value: unknown): string[] {
  const values = [value].flat();
  return values.filter((each) => typeof each === "string");
}
