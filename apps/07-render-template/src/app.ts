// 7. How do you render an HTML template in Flask?
//
// Express renders nothing itself: res.render asks the engine that was
// plugged in. Nunjucks reads the same files as Flask does.

import express, {
  type ErrorRequestHandler,
  type Express,
} from "express";
import nunjucks from "nunjucks";

// Beside src/ and dist/, whatever the working directory is.
const TEMPLATES = `${import.meta.dirname}/../templates`;
const STATIC = `${import.meta.dirname}/../static`;

export function createApp(): Express {
  const app = express();

  // #region setup
  const engine = nunjucks.configure(TEMPLATES, { express: app });
  const options = { maxAge: "1h", redirect: false };
  app.use("/static", express.static(STATIC, options));
  // #endregion

  // #region url-for
  engine.addGlobal("url_for", (_: string, to: { filename: string }) =>
    encodeURI(`/static/${to.filename}`),
  );
  // #endregion

  // #region every-template
  app.locals["site"] = "Decant";
  // #endregion

  // #region welcome
  app.get("/welcome", (_req, res) => {
    res.render("welcome.html");
  });
  // #endregion

  // #region values
  app.get("/welcome/:name", (req, res) => {
    res.render("welcome_to.html", { name: req.params.name });
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
