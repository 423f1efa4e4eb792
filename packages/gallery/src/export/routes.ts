import express, { type Router } from "express";
import type { Render } from "../site/views.ts";

/** An exported site, as its pages know it. */
export interface Exported {
  /** Where it stands on its host: `/decant/`. */
  readonly base: string;
  /** The commit, and what runs in the pages. */
  readonly version: string;
}

/** Pages that only an exported site has. */
export function exportRoutes(render: Render): Router {
  const router = express.Router();
  router.get("/offline", (_req, res) => {
    res.send(render("export/offline.njk", { page: "site" }));
  });
  return router;
}
