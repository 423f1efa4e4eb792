// More than one row: a page, a transaction, a join, raw SQL.

import type { Express } from "express";
import { type Order, QueryTypes, ValidationError } from "sequelize";
import type { Database } from "./models.ts";

const SORT = /^(-?)(id|name|email)$/;
const COUNT = /^0*[1-9]\d{0,14}$/;

export function addLists(app: Express, db: Database): void {
  const { sequelize, User, Post } = db;

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

  // #region transaction
  app.post("/users/:id/posts", async (req, res, next) => {
    const author = await User.findByPk(req.params.id);
    if (!author) return next();
    const titles: unknown = req.body;
    if (!Array.isArray(titles))
      throw new ValidationError("Send a list of titles", []);
    await sequelize.transaction(async (transaction) => {
      for (const title of titles) {
        const post = { title, author_id: author.id };
        await Post.create(post, { transaction });
      }
    });
    res.status(201).json({ added: titles.length });
  });
  // #endregion

  // #region join
  app.get("/posts", async (_req, res) => {
    const query = { include: "author", order: ["id"] };
    const posts = await Post.findAll(query);
    const list = posts.map(({ author, title }) => ({
      by: author?.name,
      title,
    }));
    res.json(list);
  });
  // #endregion

  // #region raw
  app.get("/search", async (req, res) => {
    const sql = "SELECT id, name FROM users WHERE instr(name, $q) > 0";
    const bind = { q: req.query["q"] ?? "" };
    const type = QueryTypes.SELECT;
    res.json(await sequelize.query(sql, { bind, type }));
  });
  // #endregion
}
