// 3. What are the key features of Flask?
//
// Express has a counterpart for each of the six, sometimes in another
// package. Every page is made with the feature that it describes.

import { readFileSync } from "node:fs";
import express, {
  type Express,
  type RequestHandler,
  type Response,
} from "express";
import nunjucks from "nunjucks";

const LESSON = `${import.meta.dirname}/..`;
const FEATURES: { slug: string }[] = JSON.parse(
  readFileSync(`${LESSON}/features.json`, "utf8"),
);

function show(res: Response, slug: string, proof: string) {
  const feature = FEATURES.find((item) => item.slug === slug);
  res.render("feature.html", { feature, proof });
}

export function createApp(): Express {
  const app = express();
  nunjucks.configure(`${LESSON}/templates`, { express: app });

  // #region extension
  app.use((_req, res, next) => {
    res.set("X-Signed-By", "Decant");
    next();
  });
  // #endregion

  // #region home
  app.get("/", (_req, res) => {
    res.render("features.html", { features: FEATURES });
  });
  // #endregion

  // #region json
  app.get("/features", (_req, res) => {
    res.json(FEATURES);
  });
  // #endregion

  // #region core
  app.get("/features/core", (_req, res) => {
    show(res, "core", "One function and one route made this page.");
  });
  // #endregion

  // #region server
  app.get("/features/server", (_req, res) => {
    const debug = process.env["NODE_ENV"] === "development";
    show(res, "server", `Debug mode is ${debug ? "on" : "off"}.`);
  });
  // #endregion

  // #region rest
  const rest: RequestHandler = (req, res) => {
    show(res, "rest", `You sent ${req.method}.`);
  };
  app.route("/features/rest").get(rest).put(rest).delete(rest);
  // #endregion

  // #region templates
  app.get("/features/templates", (_req, res) => {
    show(res, "templates", "<b>Markup in a value stays text.</b>");
  });
  // #endregion

  // #region extensions
  app.get("/features/extensions", (_req, res) => {
    show(res, "extensions", "The answer has the header X-Signed-By.");
  });
  // #endregion

  // #region routing
  app.get("/features/routing", (req, res) => {
    show(res, "routing", `This page is ${req.path}.`);
  });
  // #endregion

  return app;
}
