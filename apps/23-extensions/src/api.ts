// cors: who may ask. Resources are plain routes in Express.

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
    const id = String(req.params["id"]);
    if (!/^\d+$/.test(id)) return next(); // 404, as any other path
    const [note] = await user.getNotes({ where: { id } });
    if (note) res.json(note);
    else res.status(404).json({ error: "No such note" });
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
