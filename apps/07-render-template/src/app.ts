// 7. How do you render an HTML template in Flask?
//
// Express renders nothing itself: res.render asks the engine that was
// plugged in. With Nunjucks it reads the very files that Flask reads.

import express, {
  type ErrorRequestHandler,
  type Express,
} from "express";
import nunjucks from "nunjucks";

const LESSON = `${import.meta.dirname}/..`; // holds from dist/ as well

export function createApp(): Express {
  const app = express();

  // #region setup
  const templates = nunjucks.configure(`${LESSON}/templates`, {
    express: app,
  });
  const options = { maxAge: "1h", redirect: false };
  app.use("/static", express.static(`${LESSON}/static`, options));
  // #endregion

  // #region url-for
  type Target = { filename: string };
  templates.addGlobal(
    "url_for",
    (_name: string, { filename }: Target) =>
      `/static/${encodeURI(filename)}`,
  );
  // #endregion

  // #region every-template
  app.locals["site"] = "Decant";
  // #endregion

  // #region welcome
  app.get("/welcome", (_req, res) => {
    res.render("welcome.html", { name: "Flask" });
  });
  // #endregion

  // #region values
  app.get("/welcome/:name", (req, res) => {
    res.render("welcome.html", { name: req.params.name });
  });
  // #endregion

  // #region lost
  app.get("/lost", (_req, res) => {
    res.render("lost.html"); // there is no such file
  });
  // #endregion

  // #region failed
  const failed: ErrorRequestHandler = (error, _req, res, _next) => {
    console.error(error); // Flask logs it unasked
    res.status(error.status ?? 500).render("failed.html");
  };
  app.use(failed);
  // #endregion

  return app;
}
