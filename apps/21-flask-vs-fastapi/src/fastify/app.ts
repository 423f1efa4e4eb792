// 21. What is the difference between Flask and FastAPI?
//
// Fastify, like FastAPI, is told what comes in and what goes out. It
// checks both, and writes the OpenAPI document from the same schemas.

import type { RequestListener } from "node:http";
import { setTimeout } from "node:timers/promises";
import fastify from "fastify";
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { z } from "zod";
import { find } from "../database.ts";
import { addDocs } from "./docs.ts";
import { Order, Page, Path, Total, User } from "./models.ts";
import { refuse } from "./refuse.ts";

export async function createApp(): Promise<RequestListener> {
  // #region app
  const app = fastify()
    .withTypeProvider<ZodTypeProvider>()
    .setValidatorCompiler(validatorCompiler)
    .setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(refuse);
  await addDocs(app);
  // #endregion

  // #region read
  app.get(
    "/user/:id",
    { schema: { params: Path, response: { 200: User } } },
    async ({ params }) => find(params.id),
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
    "/user/:id/order",
    { schema: { params: Path, body: Order, response: { 201: Total } } },
    async ({ params: { id }, body: { items } }, reply) => {
      let total = 0;
      for (const item of items) total += item.price * item.quantity;
      void reply.code(201);
      return { user_id: id, total };
    },
  );
  // #endregion

  // #region wait
  app.get("/wait", { schema: { hide: true } }, async () => {
    await setTimeout(100);
    return { waited_ms: 100 };
  });
  // #endregion

  await app.ready();
  return (req, res) => app.routing(req, res);
}
