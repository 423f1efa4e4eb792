// 13. How do you integrate a database with Flask?
//
// A pool of connections is opened once and closed at the end. The
// factory is handed the database; only server.ts knows which one.

import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
} from "express";
import {
  ForeignKeyConstraintError,
  QueryTypes,
  ValidationError,
} from "sequelize";
import { type Database, openDatabase } from "./database.ts";
import { createMigrator } from "./migrate.ts";

export async function createApp(
  database: Database | Promise<Database> = openDatabase(),
): Promise<Express> {
  const app = express();

  // #region configure
  const { sequelize, User, Note } = await database;
  await createMigrator(sequelize).up();
  app.use(express.urlencoded());
  // #endregion

  // #region create
  app.post("/users", async (req, res) => {
    const name = field(req, "name");
    res.status(201).json(await User.create({ name }));
  });

  app.post("/notes", async (req, res) => {
    const user_id = Number(req.body?.user_id);
    const note = { text: field(req, "text"), user_id };
    res.status(201).json(await Note.create(note));
  });
  // #endregion

  // #region orm
  app.get("/users", async (req, res) => {
    const { name } = req.query as { name?: string };
    const where = name ? { name } : {};
    res.json(await User.findAll({ where, order: ["id"] }));
  });
  // #endregion

  // #region raw
  app.get("/search", async (req, res) => {
    const sql = "SELECT id, name FROM users WHERE name = $name";
    const bind = { name: req.query["name"] ?? "" };
    const type = QueryTypes.SELECT;
    res.json(await sequelize.query(sql, { bind, type }));
  });
  // #endregion

  // #region inspect
  app.get("/database", async (_req, res) => {
    const ask = async (sql: string) => {
      const options = { type: QueryTypes.SELECT, plain: true } as const;
      const row = await sequelize.query(sql, options);
      return Object.values(row ?? {})[0];
    };
    res.json({
      foreign_keys: await ask("PRAGMA foreign_keys"),
      journal_mode: await ask("PRAGMA journal_mode"),
      version: await ask("SELECT max(name) FROM SequelizeMeta"),
    });
  });
  // #endregion

  app.use(refuse);
  return app;
}

// #region field
function field(req: Request, name: string): string {
  const value: unknown = req.body?.[name];
  if (typeof value === "string") return value;
  throw Object.assign(new Error(`No ${name}`), { status: 400 });
}
// #endregion

// #region refuse
const refuse: ErrorRequestHandler = (error, _req, res, next) => {
  const refused =
    error instanceof ValidationError ||
    error instanceof ForeignKeyConstraintError;
  if (!refused) return next(error);
  res.status(409).json({ error: "The database refused the row" });
};
// #endregion
