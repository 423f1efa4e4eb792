// More than one row: a page, a transaction, a join, raw SQL.

import type { Express } from "express";
import {
  type Order,
  QueryTypes,
  type Transaction,
  ValidationError,
} from "sequelize";
import { count, first, text } from "./fields.ts";
import type { Database } from "./models.ts";

const SORT = /^(-?)(id|name|email)$/;

export function addLists(app: Express, db: Database): void {
  const { sequelize, inTurn, User, Post } = db;

  // #region list
  app.get("/users", async (req, res, next) => {
    const name = first(req.query["name"]);
    const where = name ? { name: text(name, "name") } : {};
    // #region order
    const sort = first(req.query["sort"]) ?? "id";
    const [, minus, column] = SORT.exec(sort) ?? [];
    if (!column)
      throw new ValidationError("Sort by id, name or email", []);
    const order: Order = [[column, minus ? "DESC" : "ASC"], "id"];
    // #endregion
    // #region paginate
    const limit = Math.min(count(req.query["per_page"], 20), 50);
    const offset = (count(req.query["page"], 1) - 1) * limit;
    if (!Number.isSafeInteger(offset)) return next();
    const options = { where, order, limit, offset };
    const { count: total, rows } = await User.findAndCountAll(options);
    if (offset > 0 && rows.length === 0) return next();
    res.json({ total, users: rows });
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
    const addAll = async (transaction: Transaction) => {
      for (const each of titles) {
        const title = text(each, "title");
        const post = { title, author_id: author.id };
        await Post.create(post, { transaction });
      }
    };
    await inTurn(() => sequelize.transaction(addAll)); // or none
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
    const bind = { q: first(req.query["q"]) ?? "" };
    const type = QueryTypes.SELECT;
    res.json(await sequelize.query(sql, { bind, type }));
  });
  // #endregion
}
