// 14. How do you perform CRUD operations in Flask?
//
// Sequelize's models are active records: each call is a statement of
// its own. Only a transaction makes one unit of several.

import express, { type Express } from "express";
import { type Order, ValidationError } from "sequelize";
import { refuse } from "./errors.ts";
import { fields, openDatabase } from "./models.ts";
import { addPosts } from "./posts.ts";

const COUNT = /^0*[1-9]\d{0,14}$/; // an id, or the number of a page
const SORT = /^(-?)(id|name|email)$/;

export async function createApp(
  database = openDatabase(),
): Promise<Express> {
  const app = express();

  // #region configure
  const db = await database;
  const { User } = db;
  app.use(express.json());
  app.param("id", (_req, _res, next, id) => {
    next(COUNT.test(id) ? undefined : "route");
  });
  // #endregion

  // #region create
  app.post("/users", async (req, res) => {
    const user = await User.create(fields(req.body));
    res.status(201).location(`/users/${user.id}`).json(user);
  });
  // #endregion

  // #region list
  app.get("/users", async (req, res, next) => {
    const query = req.query as Record<string, string>;
    const where = query["name"] ? { name: query["name"] } : {};
    // #region order
    const [, minus, column] = SORT.exec(query["sort"] ?? "id") ?? [];
    if (!column)
      throw new ValidationError("Sort by id, name or email", []);
    const order: Order = [[column, minus ? "DESC" : "ASC"], "id"];
    // #endregion
    // #region paginate
    const { page = "1", per_page = "20" } = query;
    if (!COUNT.test(page) || !COUNT.test(per_page)) return next();
    const limit = Math.min(Number(per_page), 50);
    const offset = (Number(page) - 1) * limit;
    const options = { where, order, limit, offset };
    const { count, rows } = await User.findAndCountAll(options);
    if (offset > 0 && rows.length === 0) return next();
    res.json({ total: count, users: rows });
    // #endregion
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
    const user = await User.findByPk(req.params.id);
    if (!user) return next();
    res.json(await user.update(fields(req.body)));
  });
  // #endregion

  // #region delete
  app.delete("/users/:id", async (req, res, next) => {
    const user = await User.findByPk(req.params.id);
    if (!user) return next();
    await user.destroy();
    res.status(204).end();
  });
  // #endregion

  addPosts(app, db);
  app.use(refuse);
  return app;
}
