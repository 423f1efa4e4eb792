import { expect, test } from "@jest/globals";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { createApp as createFastifyApp } from "../src/fastify/app.ts";

const INFO = { title: "Users", version: "1.0.0" };

const integer = { type: "integer" };
const json = (schema: object) => ({ "application/json": { schema } });
const ref = (name: string) => ({
  $ref: `#/components/schemas/${name}`,
});
const done = (schema: object) => ({
  description: "Done",
  content: json(schema),
});
const refused = { description: "Refused" };
const id = {
  name: "id",
  in: "path",
  required: true,
  schema: { ...integer, minimum: 0 },
};
const limit = {
  name: "limit",
  in: "query",
  required: false,
  schema: { ...integer, minimum: 1, maximum: 100, default: 10 },
};

test("Express: GET /openapi.json", async () => {
  const { body } = await request(createApp()).get("/openapi.json");
  expect(body).toMatchObject({ openapi: "3.1.0", info: INFO });
  expect(body.paths).toEqual({
    "/user/{id}": {
      get: { parameters: [id], responses: { 200: done(ref("User")) } },
    },
    "/users": {
      get: {
        parameters: [limit],
        responses: {
          200: done({ type: "array", items: ref("User") }),
          422: refused,
        },
      },
    },
    "/user/{id}/order": {
      post: {
        parameters: [id],
        requestBody: { required: true, content: json(ref("Order")) },
        responses: { 201: done(ref("Total")), 422: refused },
      },
    },
  });
  expect(body.components.schemas).toEqual({
    User: {
      type: "object",
      properties: { id: integer, name: { type: "string" } },
      required: ["id", "name"],
    },
    Total: {
      type: "object",
      properties: { user_id: integer, total: integer },
      required: ["user_id", "total"],
    },
    Order: {
      type: "object",
      properties: {
        items: {
          type: "array",
          minItems: 1,
          items: {
            type: "object",
            properties: {
              price: { ...integer, minimum: 0, maximum: 1_000_000 },
              quantity: {
                ...integer,
                minimum: 1,
                maximum: 100,
                default: 1,
              },
            },
            required: ["price"],
          },
        },
      },
      required: ["items"],
    },
  });
});

test("Fastify: GET /openapi.json has the same title and version", async () => {
  const visitor = request(await createFastifyApp());
  const { body } = await visitor.get("/openapi.json").expect(200);
  expect(body).toMatchObject({ openapi: "3.1.0", info: INFO });
});

test("Express: the pages show this document", async () => {
  const visitor = request(createApp());
  const docs = await visitor.get("/docs").expect(200);
  expect(docs.text).toContain("<title>Users: Swagger UI</title>");
  expect(docs.text).toContain(
    '<link rel="stylesheet" href="/docs/swagger-ui.css">',
  );
  expect(docs.text).toContain('<div id="swagger-ui"></div>');
  expect(docs.text).toContain(`SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  validatorUrl: null,
});`);
  const redoc = await visitor.get("/redoc").expect(200);
  expect(redoc.text).toBe(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'self' 'unsafe-inline' data: blob:">
<title>Users: ReDoc</title>

<body>
<redoc spec-url="/openapi.json"></redoc>
<script src="/redoc/redoc.standalone.js"></script>
</body>
</html>
`);
});

test("Fastify: the pages show this document", async () => {
  const visitor = request(await createFastifyApp());
  const { text } = await visitor
    .get("/docs/static/swagger-initializer.js")
    .expect(200);
  expect(text).toContain('"validatorUrl":null');
  await visitor
    .get("/redoc")
    .expect("Content-Type", "text/html; charset=utf-8")
    .expect(200, /<redoc spec-url="\/openapi\.json"><\/redoc>/);
});

test.each([
  ["Express", createApp],
  ["Fastify", createFastifyApp],
])(
  "%s tells what is wrong, and how it is called",
  async (_, create) => {
    const visitor = request(await create());
    await visitor.get("/users?limit=0").expect(422, {
      detail: [
        {
          type: "too_small",
          loc: ["query", "limit"],
          msg: "Too small: expected number to be >=1",
        },
      ],
    });
  },
);
