// More than one row: a transaction, a join, and SQL by hand.

import type { Express } from "express";
import { QueryTypes, ValidationError } from "sequelize";
import type { Database } from "./models.ts";

export function addPosts(app: Express, db: Database): void {
  const { sequelize, User, Post } = db;

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
