// The OpenAPI document and two pages that show it. All that they load
// lies in node_modules: no page asks another host.

import { createRequire } from "node:module";
import { dirname } from "node:path";
import express, { type Express } from "express";
import { makeDocument } from "./document.ts";
import { REDOC_PAGE, SWAGGER_PAGE } from "./pages.ts";

const require = createRequire(import.meta.url);
const swagger = dirname(
  require.resolve("swagger-ui-dist/swagger-ui.css"),
);
const redoc = dirname(
  require.resolve("redoc/bundles/redoc.standalone.js"),
);

// #region document
export function addDocs(app: Express): void {
  const document = makeDocument();
  app.get("/openapi.json", (_req, res) => {
    res.json(document);
  });
  app.get("/docs", (_req, res) => {
    res.send(SWAGGER_PAGE);
  });
  app.get("/redoc", (_req, res) => {
    res.send(REDOC_PAGE);
  });
  app.use("/docs", express.static(swagger));
  app.use("/redoc", express.static(redoc));
}
// #endregion
