// 8. What is Jinja2 templating in Flask?
//
// Nunjucks is Jinja's syntax in JavaScript: the templates are the same
// files. What it lacks is either added here or written otherwise.

import express, { type Express } from "express";
import nunjucks from "nunjucks";
import { constructs } from "./constructs.ts";
import { users } from "./users.ts";

const TEMPLATES = `${import.meta.dirname}/../templates`;

export function createApp(): Express {
  const app = express();
  const templates = nunjucks.configure(TEMPLATES, { express: app });
  const { SafeString } = nunjucks.runtime;

  // #region list
  app.get("/", (_req, res) => {
    const names = users.map((user) => user.name);
    res.render("list.html", { users: names });
  });
  // #endregion

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
  app.get("/cards", (_req, res) => {
    res.render("cards.html", { users });
  });

  app.get("/filters", (_req, res) => {
    res.render("filters.html", { users });
  });

  app.get("/whitespace", (_req, res) => {
    res.render("whitespace.html", { users });
  });

  app.get("/undefined", (_req, res) => {
    res.render("undefined.html", { users });
  });

  app.get("/script", (_req, res) => {
    res.render("script.html", { users });
  });

  app.get("/portable", (_req, res) => {
    res.render("portable.html", { users });
  });
  // #endregion

  // #region escaping
  app.get("/escaping/:text", (req, res) => {
    const note = new SafeString("<em>From us.</em>");
    res.render("escaping.html", { users, text: req.params.text, note });
  });
  // #endregion

  app.use(constructs(templates));
  return app;
}
