// 11. How do you use sessions in Flask?
//
// Flask's session travels in a signed cookie. express-session keeps
// it in a store on the server: the cookie holds only a signed id.

import { randomBytes } from "node:crypto";
import { escapeHtml } from "@decant/shared";
import connectSqlite3 from "connect-sqlite3";
import express, { type Express } from "express";
import session from "express-session";
import sqlite3 from "sqlite3";
import { destroy, regenerate, save } from "./promises.ts";

const SQLiteStore = connectSqlite3(session);
const WEEK = 7 * 24 * 60 * 60 * 1000; // milliseconds

export function createApp(
  db = new sqlite3.Database(":memory:"),
): Express {
  const app = express();

  // #region secret
  // Newest first: the first signs, the others still read. Without them
  // each start makes its own, which ends every session: development.
  const fresh = randomBytes(32).toString("hex");
  const secrets = process.env["SECRET_KEYS"]?.trim() || fresh;
  const keys = secrets.split(/\s+/);
  // #endregion

  // #region cookie
  // Behind HTTPS add secure: true: it is off by default.
  app.use(
    session({
      name: "session",
      secret: keys,
      store: new SQLiteStore({ db }),
      cookie: { sameSite: "lax" }, // by default there is none
      saveUninitialized: false, // a mere read sets no cookie
      resave: false,
    }),
  );
  app.use((_req, res, next) => {
    res.vary("Cookie"); // for caches; Flask does so by itself
    next();
  });
  // #endregion

  // #region set
  app.get("/set_session", async (req, res) => {
    req.session.username = "JohnDoe";
    await save(req); // first, so that the answer is true
    res.send("Session set!");
  });
  // #endregion

  // #region get
  app.get("/get_session", (req, res) => {
    res.send(req.session.username ?? "No session set");
  });
  // #endregion

  // #region nested
  app.post("/basket/:item", async (req, res) => {
    req.session.basket ??= [];
    req.session.basket.push(req.params.item);
    await save(req);
    res.send(escapeHtml(req.session.basket.join(", ")));
  });
  // #endregion

  // #region login
  app.post("/login", async (req, res) => {
    await regenerate(req); // a new id; the old row is deleted
    req.session.username = "JohnDoe";
    req.session.cookie.maxAge = WEEK;
    await save(req);
    res.send("Logged in as JohnDoe");
  });
  // #endregion

  // #region logout
  app.post("/logout", async (req, res) => {
    await destroy(req);
    res.clearCookie("session").send("Logged out");
  });
  // #endregion

  return app;
}
