// 21. What is the difference between Flask and FastAPI?
//
// Fastify, like FastAPI, is told what comes in and what goes out. It
// checks both, and writes the OpenAPI document from the same schemas.

import type { RequestListener } from "node:http";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import serveFiles from "@fastify/static";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import fastify from "fastify";
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { z } from "zod";
import { digits, find } from "../models.ts";
import { REDOC_PAGE } from "../pages.ts";

const require = createRequire(import.meta.url);
const redoc = require.resolve("redoc/bundles/redoc.standalone.js");

// #region models
const User = z.object({ id: z.int(), name: z.string() });

const Item = z.object({
  price: z.int().min(0), // in cents
  quantity: z.int().min(1).max(100).default(1),
});

const Order = z.object({ items: z.array(Item).min(1) });

const Total = z.object({ user_id: z.int(), total: z.int() });

const Path = z.object({
  user_id: z.preprocess(digits, z.int().min(0)),
});

const Page = z.object({
  limit: z.preprocess(digits, z.int().min(1).max(100).default(10)),
});
// #endregion

// Where an error is said to be begins with the part's name.
const PARTS = {
  params: "path",
  querystring: "query",
  headers: "header",
  body: "body",
};

export async function createApp(): Promise<RequestListener> {
  // #region app
  const app = fastify()
    .withTypeProvider<ZodTypeProvider>()
    .setValidatorCompiler(validatorCompiler)
    .setSerializerCompiler(serializerCompiler);

  app.setErrorHandler((error, _request, reply) => {
    if (!hasZodFastifySchemaValidationErrors(error)) throw error;
    const part = PARTS[error.validationContext ?? "body"];
    const detail = error.validation.map((issue) => {
      const path = issue.instancePath.split("/").filter(Boolean);
      const loc = [part, ...path.map(digits)];
      return { type: issue.keyword, loc, msg: issue.message };
    });
    return reply.code(422).send({ detail });
  });
  // #endregion

  // #region document
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
  // #endregion

  // #region read
  app.get(
    "/user/:user_id",
    { schema: { params: Path, response: { 200: User } } },
    async ({ params }) => find(params.user_id),
  );
  // #endregion

  // #region list
  app.get(
    "/users",
    { schema: { querystring: Page, response: { 200: z.array(User) } } },
    async ({ query: { limit } }) =>
      Array.from({ length: limit }, (_, index) => find(index + 1)),
  );
  // #endregion

  // #region order
  app.post(
    "/user/:user_id/order",
    { schema: { params: Path, body: Order, response: { 201: Total } } },
    async ({ params: { user_id }, body: { items } }, reply) => {
      const total = items.reduce(
        (sum, { price, quantity }) => sum + price * quantity,
        0,
      );
      void reply.code(201);
      return { user_id, total };
    },
  );
  // #endregion

  // #region wait
  app.get("/wait", { schema }, async () => {
    await setTimeout(100);
    return { waited_ms: 100 };
  });
  // #endregion

  await app.ready();
  return (req, res) => app.routing(req, res);
}
