// 8. What is Jinja2 templating in Flask?
//
// Nunjucks is Jinja's syntax in JavaScript: the templates are the same
// files. What it lacks is either added here or written otherwise.

import { readFileSync } from "node:fs";
import { escapeHtml } from "@decant/shared";
import express, {
  type ErrorRequestHandler,
  type Express,
} from "express";
import nunjucks from "nunjucks";

const TEMPLATES = `${import.meta.dirname}/../templates`;
const CONSTRUCTS = new Map<string, string[]>(
  Object.entries(
    JSON.parse(readFileSync(`${TEMPLATES}/constructs.json`, "utf8")),
  ),
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
    name.replace(/(\S)\S* ?/g, "$1"),
  );
  // #endregion

  // #region tojson
  templates.addFilter("tojson", (value: unknown) => {
    const json = JSON.stringify(value);
    const safe = json.replace(
      /[<>&']/g,
      (character) => `\\u00${character.charCodeAt(0).toString(16)}`,
    );
    return new SafeString(safe);
  });
  // #endregion

  // #region users
  app.get("/users", (_req, res) => {
    res.render("users.html", { users });
  });

  app.get("/users/:role", (req, res) => {
    const chosen = users.filter(({ role }) => role === req.params.role);
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
    const { text } = req.params;
    res.render("escaping.html", { users, text, note });
  });
  // #endregion

  // #region constructs
  app.get("/constructs/:name", (req, res, next) => {
    const source = CONSTRUCTS.get(req.params.name);
    if (!source) return next("route");
    res.send(templates.renderString(source.join(""), { users }));
  });

  const refused: ErrorRequestHandler = (error, _req, res, _next) => {
    const message = String(error.message).split("\n").at(-1) ?? "";
    res.status(500).send(escapeHtml(message.trim()));
  };
  app.use("/constructs", refused);
  // #endregion

  return app;
}
