// 14. How do you perform CRUD operations using SQLAlchemy?
//
// Sequelize's models are active records: each call is a statement of
// its own. Only a transaction makes one unit of several.

import express, { type Express } from "express";
import { refuse } from "./errors.ts";
import { fields, text } from "./fields.ts";
import { addLists } from "./lists.ts";
import { openDatabase } from "./models.ts";

export async function createApp(
  database = openDatabase(),
): Promise<Express> {
  const app = express();

  // #region configure
  const db = await database;
  const { inTurn, User } = db;
  app.use(express.json());
  app.param("id", (_req, _res, next, id) => {
    next(/^0*[1-9]\d{0,14}$/.test(id) ? undefined : "route");
  });
  // #endregion

  // #region create
  app.post("/users", async (req, res) => {
    const given = fields(req.body);
    const columns = { ...given, name: text(given.name, "name") };
    const user = await inTurn(() => User.create(columns));
    res.status(201).location(`/users/${user.id}`).json(user);
  });
  // #endregion

  // #region read
  app.get("/users/:id", async (req, res, next) => {
    const user = await User.findByPk(req.params.id);
    if (!user) return next();
    res.json(user);
  });
  // #endregion

  // #region update
  app.patch("/users/:id", async (req, res, next) => {
    const user = await inTurn(async () => {
      const found = await User.findByPk(req.params.id);
      return found?.update(fields(req.body));
    });
    if (!user) return next();
    res.json(user);
  });
  // #endregion

  // #region delete
  app.delete("/users/:id", async (req, res, next) => {
    const user = await inTurn(async () => {
      const found = await User.findByPk(req.params.id);
      await found?.destroy();
      return found;
    });
    if (!user) return next();
    res.status(204).end();
  });
  // #endregion

  addLists(app, db);
  app.use(refuse);
  return app;
}
