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

type Feature = Record<"slug" | "name" | "flask" | "express", string>;

const LESSON = `${import.meta.dirname}/..`;
const features: Feature[] = JSON.parse(
  readFileSync(`${LESSON}/features.json`, "utf8"),
);

function show(res: Response, slug: string, proof: string): void {
  const feature = features.find((item) => item.slug === slug);
  res.render("feature.html", { feature, proof });
}

// #region extension
function signature(): RequestHandler {
  return (_req, res, next) => {
    res.set("X-Signed-By", "Decant");
    next();
  };
}
// #endregion

export function createApp(): Express {
  const app = express();
  nunjucks.configure(`${LESSON}/templates`, { express: app });

  // #region extension
  app.use(signature());
  // #endregion

  // #region home
  app.get("/", (_req, res) => {
    res.render("features.html", { features });
  });
  // #endregion

  // #region json
  app.get("/features", (_req, res) => {
    res.json(features);
  });
  // #endregion

  // #region core
  app.get("/features/core", (_req, res) => {
    show(res, "core", "One function and one route made this page.");
  });
  // #endregion

  // #region server
  app.get("/features/server", (_req, res) => {
    const development = process.env["NODE_ENV"] === "development";
    const state = development ? "on" : "off";
    show(res, "server", `Debug mode is ${state}.`);
  });
  // #endregion

  // #region rest
  const rest: RequestHandler = (req, res) => {
    show(res, "rest", `You sent ${req.method}.`);
  };
  app.get("/features/rest", rest);
  app.put("/features/rest", rest);
  app.delete("/features/rest", rest);
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
