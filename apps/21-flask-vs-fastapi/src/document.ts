// The OpenAPI document: the schemas are those that check, the paths
// are written by hand.

import {
  OpenAPIRegistry,
  OpenApiGeneratorV31,
} from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { Order, Page, Total, User } from "./models.ts";

const json = (schema: z.ZodType) => ({
  content: { "application/json": { schema } },
});
const refused = { 422: { description: "Refused" } };

// #region document
const registry = new OpenAPIRegistry();
const params = z.object({ id: z.int().min(0) });

registry.registerPath({
  method: "get",
  path: "/user/{id}",
  request: { params },
  responses: { 200: { description: "Done", ...json(User) } },
});
registry.registerPath({
  method: "get",
  path: "/users",
  request: { query: Page },
  responses: {
    200: { description: "Done", ...json(z.array(User)) },
    ...refused,
  },
});
registry.registerPath({
  method: "post",
  path: "/user/{id}/order",
  request: { params, body: { required: true, ...json(Order) } },
  responses: {
    201: { description: "Done", ...json(Total) },
    ...refused,
  },
});

export function makeDocument() {
  const { definitions } = registry;
  return new OpenApiGeneratorV31(definitions).generateDocument({
    openapi: "3.1.0",
    info: { title: "Users", version: "1.0.0" },
  });
}
// #endregion
