import { once } from "node:events";
import { request as connect } from "node:http";
import type { AddressInfo } from "node:net";
import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import request from "supertest";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

describe("Swagger UI", () => {
  test("GET /docs/ loads its own files alone", async () => {
    const visitor = await visit();
    const { text } = await visitor.get("/docs/").expect(200);
    const files = [...text.matchAll(/(?:src|href)="([^"]*)"/g)];
    expect(files).not.toHaveLength(0);
    for (const [, file] of files) {
      expect(file).not.toMatch(/^(https?:)?\/\//);
      await visitor.get(`/docs/${file}`).expect(200);
    }
  });

  test("shows the document of this app", async () => {
    const visitor = await visit();
    await visitor
      .get("/docs/swagger-initializer.js")
      .expect(200)
      .expect("Content-Type", "text/javascript; charset=utf-8")
      .expect(/"url":"\/openapi.json"/);
  });
});

test("PUT: another one that came first makes it 412", async () => {
  const server = createApp().listen(0, "127.0.0.1");
  await once(server, "listening");
  const visitor = request(server);
  const book = { title: "Emma", year: 1815 };
  await visitor.post("/api/books").send(book).expect(201);

  // The server has the headers of the slow one, and waits for its body.
  const slow = connect({
    port: (server.address() as AddressInfo).port,
    path: "/api/books/1",
    method: "PUT",
    headers: {
      "If-Match": '"1"',
      "Content-Type": "application/json",
      Expect: "100-continue",
    },
  });
  await once(slow, "continue");
  await visitor
    .put("/api/books/1")
    .set("If-Match", '"1"')
    .send({ ...book, year: 1816 })
    .expect(200);

  slow.end(JSON.stringify(book));
  const [response] = await once(slow, "response");
  expect(response.statusCode).toBe(412);
  response.resume();
  server.close();
});
