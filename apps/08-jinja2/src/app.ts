// 8. What is Jinja2 templating in Flask?
//
// Nunjucks is Jinja's syntax in JavaScript: the templates are the same
// files. What it lacks is either added here or written otherwise.

import { readFileSync } from "node:fs";
import { escapeHtml } from "@decant/shared";
import express, { type Express } from "express";
import nunjucks from "nunjucks";

const TEMPLATES = `${import.meta.dirname}/../templates`;
const CONSTRUCTS: Record<string, string[]> = JSON.parse(
  readFileSync(`${TEMPLATES}/constructs.json`, "utf8"),
);
const PAGES = [
  "cards",
  "filters",
  "portable",
  "script",
  "undefined",
  "whitespace",
];

const users = [
  { name: "Ada Byron", role: "admin", mail: "ada@a.test", posts: 3 },
  { name: "Bo Li", role: "user", mail: null, posts: 0 },
  { name: "Éva Ng", role: "admin", mail: "eva@a.test", posts: 12 },
];

export function createApp(): Express {
  const app = express();
  const templates = nunjucks.configure(TEMPLATES, { express: app });
  const { SafeString } = nunjucks.runtime;

  // #region own-filter
  templates.addFilter("initials", (name: string) =>
    Array.from(name.split(" "), (word) => word[0]).join(""),
  );
  // #endregion

  // #region tojson
  templates.addFilter("tojson", (value: unknown) => {
    const json = JSON.stringify(value).replace(
      /[<>&']/g,
      (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`,
    );
    return new SafeString(json);
  });
  // #endregion

  // #region users
  app.get("/users{/:role}", (req, res) => {
    const { role } = req.params;
    const chosen = users.filter((user) => !role || user.role === role);
    res.render("users.html", { users: chosen });
  });
  // #endregion

  // #region pages
  for (const page of PAGES) {
    app.get(`/${page}`, (_req, res) => {
      res.render(`${page}.html`, { users });
    });
  }
  // #endregion

  // #region escaping
  app.get("/escaping/:text", (req, res) => {
    const note = new SafeString("<em>From us.</em>");
    res.render("escaping.html", { users, text: req.params.text, note });
  });
  // #endregion

  // #region constructs
  for (const [name, source] of Object.entries(CONSTRUCTS)) {
    app.get(`/constructs/${name}`, (_req, res) => {
      res.send(templates.renderString(source.join(""), { users }));
    });
  }

  app.use("/constructs", ((error, _req, res, _next) => {
    const reason = error.message.split("\n").at(-1).trim();
    res.status(500).send(escapeHtml(reason));
  }) satisfies express.ErrorRequestHandler);
  // #endregion

  return app;
}
