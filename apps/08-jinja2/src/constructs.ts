// What Nunjucks lacks: one construct a name, rendered by a route.

import { readFileSync } from "node:fs";
import { escapeHtml } from "@decant/shared";
import { type ErrorRequestHandler, Router } from "express";
import type { Environment } from "nunjucks";
import { users } from "./users.ts";

const SOURCES: Record<string, string[]> = JSON.parse(
  readFileSync(
    `${import.meta.dirname}/../templates/constructs.json`,
    "utf8",
  ),
);

export function constructs(templates: Environment): Router {
  const router = Router();

  // #region constructs
  for (const [name, source] of Object.entries(SOURCES)) {
    router.get(`/constructs/${name}`, (_req, res) => {
      res.send(templates.renderString(source.join(""), { users }));
    });
  }

  router.use("/constructs", ((error, _req, res, _next) => {
    const reason = error.message.split("\n").at(-1).trim();
    res.status(500).send(escapeHtml(reason));
  }) satisfies ErrorRequestHandler);
  // #endregion

  return router;
}
