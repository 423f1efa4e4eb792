// The OpenAPI document and two pages that show it. All that they load
// lies in node_modules: no page asks another host.

import { createRequire } from "node:module";
import { dirname } from "node:path";
import serveFiles from "@fastify/static";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import { REDOC_PAGE } from "../pages.ts";

const require = createRequire(import.meta.url);
const redoc = require.resolve("redoc/bundles/redoc.standalone.js");

// #region document
export async function addDocs(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Users", version: "1.0.0" },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, {
    routePrefix: "/docs",
    uiConfig: { validatorUrl: null },
  });
  await app.register(serveFiles, {
    root: dirname(redoc),
    prefix: "/redoc/",
  });
  const schema = { hide: true };
  app.get("/openapi.json", { schema }, async () => app.swagger());
  app.get("/redoc", { schema }, async (_request, reply) => {
    void reply.type("text/html; charset=utf-8");
    return REDOC_PAGE;
  });
}
// #endregion
