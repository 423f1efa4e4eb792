// 6. How do you handle HTTP methods in Flask?
//
// Express calls the handlers that fit the path and the method. A last
// handler on the path, for every method, gives the rest their 405.

import express, { type Express, type RequestHandler } from "express";

// #region allow-only
function allowOnly(allow: string): RequestHandler {
  return (req, res) => {
    res.set("Allow", allow);
    if (req.method === "OPTIONS") res.send("");
    else res.sendStatus(405);
  };
}
// #endregion

export function createApp(): Express {
  const app = express();
  let votes = 0;
  let starred = false;

  // #region submit
  app
    .route("/submit")
    .get((_req, res) => res.send("Submit Form"))
    .post((_req, res) => res.send("Form Submitted"))
    .all(allowOnly("GET, HEAD, OPTIONS, POST"));
  // #endregion

  // #region vote
  app.get("/vote", (_req, res) => res.send(`Votes: ${votes}`));

  app.post("/vote", (_req, res) => {
    votes += 1;
    res.redirect(303, "/vote");
  });

  app.all("/vote", allowOnly("GET, HEAD, OPTIONS, POST"));
  // #endregion

  // #region star
  app
    .route("/star")
    .get((_req, res) => res.send(starred ? "Starred" : "Not starred"))
    .put((_req, res) => {
      starred = true;
      res.send("Starred");
    })
    .delete((_req, res) => {
      starred = false;
      res.send("Not starred");
    })
    .all(allowOnly("DELETE, GET, HEAD, OPTIONS, PUT"));
  // #endregion

  return app;
}
