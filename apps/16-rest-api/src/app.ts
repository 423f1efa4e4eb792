// 16. How do you create a REST API in Flask?
//
// URLs name things and methods say what to do with them. The status
// and the headers carry the outcome, so that any client can act on it.

import express, { type Express } from "express";
import createError from "http-errors";
import swaggerPath from "swagger-ui-dist/absolute-path.js";
import { createBooks } from "./books.ts";
import { createDocument } from "./openapi.ts";
import { refuse, refuseInput } from "./problems.ts";
import { allowOnly, onlyInt } from "./routing.ts";

const document = createDocument();

export function createApp(): Express {
  const app = express();

  // #region user
  app.param("id", onlyInt);
  app.get("/api/user/:id", (req, res) => {
    const id = BigInt(req.params.id); // JSON.stringify refuses it
    res.type("json").send(`{"id":${id},"name":"John"}`);
  });
  app.all("/api/user/:id", allowOnly("GET, HEAD, OPTIONS"));
  // #endregion

  // #region wire
  app.use("/api/books", createBooks());
  // #endregion

  // #region openapi
  app.get("/openapi.json", (_req, res) => {
    res.json(document);
  });
  // #endregion

  // #region docs
  app.get("/docs/swagger-initializer.js", (_req, res) => {
    const options = { url: "/openapi.json", dom_id: "#swagger-ui" };
    res.type("js").send(`SwaggerUIBundle(${JSON.stringify(options)})`);
  });
  app.use("/docs", express.static(swaggerPath()));
  // #endregion

  // #region wire
  app.use(() => {
    throw createError(404);
  });
  app.use(refuseInput, refuse);
  // #endregion
  return app;
}
