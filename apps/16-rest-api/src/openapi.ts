// The OpenAPI document, from the schemas that also check the input.

import { STATUS_CODES } from "node:http";
import {
  OpenAPIRegistry,
  OpenApiGeneratorV31,
  type RouteConfig,
} from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { Book, NewBook, Page } from "./schemas.ts";

const User = z.object({ id: z.int(), name: z.string() });
const Books = z.object({ items: z.array(Book), total: z.int() });
const Problem = z
  .object({ type: z.string(), title: z.string(), status: z.int() })
  .meta({ id: "Problem" });

const params = z.object({ id: z.int().min(0) });
const headers = z.object({ "If-Match": z.string() });
const CHANGE = [400, 404, 412, 415, 422, 428];

type Method = RouteConfig["method"];
type Route = Omit<RouteConfig, "method" | "path">;

// #region document
const PATHS: Record<string, Partial<Record<Method, Route>>> = {
  "/api/user/{id}": {
    get: {
      request: { params },
      responses: { 200: ok(User), ...refused(404) },
    },
  },
  "/api/books": {
    get: {
      request: { query: Page },
      responses: { 200: ok(Books), ...refused(406, 422) },
    },
    post: {
      request: { body: json(NewBook) },
      responses: { 201: ok(Book), ...refused(400, 415, 422) },
    },
  },
  "/api/books/{id}": {
    get: {
      request: { params },
      responses: { 200: ok(Book), ...refused(404) },
    },
    put: {
      request: { params, headers, body: json(NewBook) },
      responses: { 200: ok(Book), ...refused(...CHANGE) },
    },
    patch: {
      request: { params, headers, body: json(NewBook.partial()) },
      responses: { 200: ok(Book), ...refused(...CHANGE) },
    },
    delete: {
      request: { params, headers },
      responses: {
        204: { description: "Deleted" },
        ...refused(404, 412, 428),
      },
    },
  },
};

export function createDocument() {
  const api = new OpenAPIRegistry();
  for (const [path, routes] of Object.entries(PATHS)) {
    for (const [method, route] of Object.entries(routes)) {
      api.registerPath({ path, method: method as Method, ...route });
    }
  }
  const info = { title: "Books", version: "1.0.0" };
  const generator = new OpenApiGeneratorV31(api.definitions);
  return generator.generateDocument({ openapi: "3.1.0", info });
}
// #endregion

function json(schema: z.ZodType) {
  return { content: { "application/json": { schema } } };
}

function ok(schema: z.ZodType) {
  return { description: "Done", ...json(schema) };
}

function refused(...statuses: number[]) {
  const content = { "application/problem+json": { schema: Problem } };
  const answers = statuses.map((status) => [
    status,
    { description: STATUS_CODES[status], content },
  ]);
  return Object.fromEntries(answers) as Route["responses"];
}
