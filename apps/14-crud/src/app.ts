// 14. How do you perform CRUD operations in Flask?
//
// Sequelize's models are active records: each call is a statement of
// its own. Only a transaction makes one unit of several.

import express, { type Express } from "express";
import { refuse } from "./errors.ts";
import { addLists } from "./lists.ts";
import { fields, openDatabase } from "./models.ts";

export async function createApp(
  database = openDatabase(),
): Promise<Express> {
  const app = express();

  // #region configure
  const db = await database;
  app.use(express.json());
  app.param("id", (_req, _res, next, id) => {
    next(/^0*[1-9]\d{0,14}$/.test(id) ? undefined : "route");
  });
  // #endregion

  // #region create
  app.post("/users", async (req, res) => {
    const user = await db.User.create(fields(req.body));
    res.status(201).location(`/users/${user.id}`).json(user);
  });
  // #endregion

  // #region read
  app.get("/users/:id", async (req, res, next) => {
    const user = await db.User.findByPk(req.params.id);
    if (!user) return next();
    res.json(user);
  });
  // #endregion

  // #region update
  app.patch("/users/:id", async (req, res, next) => {
    const user = await db.User.findByPk(req.params.id);
    if (!user) return next();
    res.json(await user.update(fields(req.body)));
  });
  // #endregion

  // #region delete
  app.delete("/users/:id", async (req, res, next) => {
    const user = await db.User.findByPk(req.params.id);
    if (!user) return next();
    await user.destroy();
    res.status(204).end();
  });
  // #endregion

  addLists(app, db);
  app.use(refuse);
  return app;
}
