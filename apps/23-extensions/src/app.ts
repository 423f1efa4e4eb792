// 23. What are Flask Extensions?
//
// Express needs no word for them: any function that takes a request
// will do. The order in which an app uses them is yours to choose.

import express, { type Express } from "express";
import nunjucks from "nunjucks";
import { addAccounts } from "./accounts.ts";
import { addApi, addCors } from "./api.ts";
import { openDatabase, type UserRow } from "./database.ts";
import { addCsrf, check, NOTE } from "./forms.ts";
import { addLogin, required } from "./login.ts";
import { addReset } from "./mail.ts";
import { addSessions } from "./sessions.ts";

const TEMPLATES = `${import.meta.dirname}/../templates`;

export async function createApp(database = openDatabase()) {
  const app: Express = express();

  // #region configure
  // OPTIONS * names no path, and the packages below count on one.
  app.use((req, _res, next) => {
    next(req.url === "*" ? "router" : undefined);
  });
  nunjucks.configure(TEMPLATES, { express: app });
  // #endregion

  // #region vary
  app.use((_req, res, next) => {
    res.vary("Cookie"); // no cache gives one user's page to another
    next();
  });
  // #endregion

  // #region extensions
  const db = await database;
  addCors(app);
  app.use(express.urlencoded(), express.json());
  addSessions(app);
  const authenticate = addLogin(app, db);
  addCsrf(app);
  addAccounts(app, db, authenticate);
  addReset(app, db);
  addApi(app);
  // #endregion

  // #region notes
  app.get("/", required, async (req, res) => {
    const user = req.user as UserRow;
    const notes = await user.getNotes({ order: ["id"] });
    res.render("notes.html", { user, notes });
  });

  app.post("/notes", required, check(NOTE), async (req, res) => {
    const user = req.user as UserRow;
    await user.createNote(req.body);
    res.redirect(303, "/");
  });
  // #endregion

  return app;
}
