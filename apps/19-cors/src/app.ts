// 19. What is Flask CORS?
//
// A page may send requests to another origin, but the browser hides
// the answer from it, unless CORS headers name the page's origin.

import cors from "cors";
import express, { type Express } from "express";
import { createPublicApp } from "./public.ts";

const ORIGINS = new Set([
  "https://app.example",
  "http://localhost:8019",
]);

export function createApp(): Express {
  const app = express();
  let notes = 0;

  // #region mount
  // What is open to all is an app of its own.
  app.use("/public", createPublicApp());
  // #endregion

  // #region vary
  app.use("/api", (_req, res, next) => {
    res.vary("Origin");
    next();
  });
  // #endregion

  // #region allow-list
  app.use(
    "/api/notes",
    cors({
      origin: (origin, done) => done(null, ORIGINS.has(origin ?? "")),
      credentials: true,
      methods: ["GET", "HEAD", "POST", "DELETE"],
      allowedHeaders: ["Content-Type", "X-Reason"],
      exposedHeaders: ["X-Total-Count"],
      maxAge: 600,
      preflightContinue: true,
    }),
  );
  // #endregion

  // #region simple
  app.get("/api/notes", (_req, res) => {
    res.set("X-Total-Count", String(notes)).send(`Notes: ${notes}`);
  });

  app.post("/api/notes", (_req, res) => {
    notes += 1;
    res.send("Added");
  });
  // #endregion

  // #region preflight
  app.delete("/api/notes", (_req, res) => {
    notes = 0;
    res.send("Deleted");
  });

  app.options("/api/notes", (_req, res) => {
    res.set("Allow", "DELETE, GET, HEAD, OPTIONS, POST").send("");
  });
  // #endregion

  // #region same-origin
  app.get("/", (_req, res) => {
    res.send("Only for this origin");
  });
  // #endregion

  return app;
}
