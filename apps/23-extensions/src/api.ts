// cors, and plain routes: Express needs no package for those.

import cors from "cors";
import { type Express, Router } from "express";
import type { UserRow } from "./database.ts";
import { NOTE } from "./forms.ts";
import { required } from "./login.ts";

// #region cors
export function addCors(app: Express): void {
  const crossOrigin = cors({
    origin: ["https://app.example.org"],
    methods: ["GET", "POST"],
    credentials: true, // it may send the session's cookie
  });
  app.use("/api", crossOrigin);
}
// #endregion

export function addApi(app: Express): void {
  const api = Router();
  app.use("/api", api);

  // #region list
  api.get("/notes", required, async (req, res) => {
    const user = req.user as UserRow;
    res.json(await user.getNotes({ order: ["id"] }));
  });
  // #endregion

  // #region read
  api.get("/notes/:id", required, async (req, res, next) => {
    const user = req.user as UserRow;
    const [note] = await user.getNotes({ where: req.params });
    if (!note) return next();
    res.json(note);
  });
  // #endregion

  // #region create
  api.post("/notes", required, async (req, res) => {
    const user = req.user as UserRow;
    const { data, error } = NOTE.fields.safeParse(req.body);
    if (error) {
      res.status(400).json({ error: error.issues[0]?.message });
      return;
    }
    const note = await user.createNote(data);
    res.status(201).location(`/api/notes/${note.id}`).json(note);
  });
  // #endregion
}
