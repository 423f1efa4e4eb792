// 13. How do you integrate a database in Flask?
//
// The factory is handed the database; server.ts opens and closes it.

import express, { type Express } from "express";
import { openDatabase } from "./database.ts";
import { refuse, refuseNul } from "./errors.ts";
import { field, first, integer } from "./form.ts";
import { createMigrator } from "./migrate.ts";

export async function createApp(db = openDatabase()): Promise<Express> {
  const app = express();

  // #region configure
  const { sequelize, User, Note } = await db;
  await createMigrator(sequelize).up();
  app.use(express.urlencoded(), refuseNul);
  // #endregion

  // #region create
  app.post("/users", async (req, res) => {
    const user = { name: field(req, "name") };
    res.status(201).json(await User.create(user));
  });

  app.post("/notes", async (req, res) => {
    const user_id = integer(req.body?.user_id);
    const note = { text: field(req, "text"), user_id };
    res.status(201).json(await Note.create(note));
  });
  // #endregion

  // #region orm
  app.get("/users", async (req, res) => {
    const name = first(req.query["name"]);
    const where = name ? { name } : {};
    res.json(await User.findAll({ where, order: ["id"] }));
  });
  // #endregion

  // #region raw
  app.get("/search", async (req, res) => {
    const sql = "SELECT id, name FROM users WHERE name = $name";
    const bind = { name: first(req.query["name"]) ?? "" };
    const [users] = await sequelize.query(sql, { bind });
    res.json(users);
  });
  // #endregion

  // #region inspect
  app.get("/database", async (_req, res) => {
    const sql = `SELECT foreign_keys, journal_mode, max(name) AS version
      FROM pragma_foreign_keys, pragma_journal_mode, SequelizeMeta`;
    const [[facts]] = await sequelize.query(sql);
    res.json(facts);
  });
  // #endregion

  app.use(refuse);
  return app;
}
