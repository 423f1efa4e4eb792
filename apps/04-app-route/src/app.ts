// 4. What is the use of @app.route() in Flask?
//
// A route ties a method and a path to a handler. Flask is exact about
// slashes and case. Express is lenient until told otherwise.

import { escapeHtml } from "@decant/shared";
import express, {
  type Express,
  type Request,
  type RequestHandler,
} from "express";

// #region names
const urls = {
  home: "/home",
  projects: "/projects/",
  page: (name: string) => `/pages/${encodeURIComponent(name)}`,
  writeToUs: "/contact",
};
// #endregion

export function createApp(): Express {
  const app = express();

  // #region strict
  app.enable("strict routing"); // before the first route, or in vain
  app.enable("case sensitive routing");
  // #endregion

  // #region about
  app.get("/about", (_req, res) => res.send("This is the About page"));
  // #endregion

  // #region several
  app.get(["/", urls.home], (_req, res) => res.send("Home"));
  // #endregion

  // #region slash
  app.get(urls.projects, (_req, res) => res.send("Projects"));
  app.post(urls.projects, (_req, res) => res.send("Project added"));

  const addSlash: RequestHandler = (req, res) => {
    // 308 keeps the method.
    res.redirect(308, urls.projects + queryOf(req));
  };
  app.route("/projects").get(addSlash).post(addSlash);
  // #endregion

  // #region order
  app.get("/pages/new", (_req, res) => res.send("New page"));
  // The first that matches answers: this one would take /pages/new.
  app.get("/pages/:name", (req, res) => {
    res.send(`Page ${escapeHtml(req.params.name)}`);
  });
  // #endregion

  // #region names
  app.get(urls.writeToUs, (_req, res) => res.send("Contact"));

  app.get("/links", (_req, res) => {
    const found = [
      urls.home,
      `${urls.projects}?year=2026`,
      urls.page("über uns?"),
      urls.writeToUs,
    ];
    res.send(found.join("<br>"));
  });
  // #endregion

  // #region double-slashes
  app.use((req, res, next) => {
    const path = req.path.replace(/\/+/g, "/");
    if (path === req.path) return next();
    res.redirect(308, path + queryOf(req));
  });
  // #endregion

  return app;
}

/** The query with its question mark; empty if the URL has none. */
function queryOf(req: Request): string {
  return req.url.replace(/^[^?]*/, "");
}
