import { once } from "node:events";
import { request as connect } from "node:http";
import { type AddressInfo, createConnection } from "node:net";
import { target } from "@decant/shared/testing";
import { describe, expect, jest, test } from "@jest/globals";
import express from "express";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { refuse, refuseInput } from "../src/problems.ts";

const visit = target(createApp);

describe("Swagger UI", () => {
  test("GET /docs/ loads only its own files", async () => {
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
      .expect("Content-Type", "text/javascript; charset=utf-8")
      .expect(
        200,
        'SwaggerUIBundle({"url":"/openapi.json","dom_id":"#swagger-ui"})',
      );
  });
});

test.each(["PUT", "PATCH"])(
  "%s: another one that came first makes it 412",
  async (method) => {
    const server = createApp().listen(0, "127.0.0.1");
    await once(server, "listening");
    const visitor = request(server);
    const book = { title: "Emma", year: 1815 };
    await visitor.post("/api/books").send(book).expect(201);

    // The server has the headers of the slow one, and waits for its body.
    const slow = connect({
      port: (server.address() as AddressInfo).port,
      path: "/api/books/1",
      method,
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
  },
);

test("what nobody foresaw is 500, told only to the log", async () => {
  const log = jest.spyOn(console, "error").mockReturnValue();
  const error = new Error("a secret");
  const app = express();
  app.get("/", () => {
    throw error;
  });
  app.use(refuseInput, refuse);
  await request(app)
    .get("/")
    .expect("Content-Type", "application/problem+json; charset=utf-8")
    .expect(500, {
      type: "about:blank",
      title: "Internal Server Error",
      status: 500,
    });
  expect(log.mock.calls).toEqual([[error]]);

  await request(createApp()).get("/nothing").expect(404);
  expect(log).toHaveBeenCalledTimes(1);
  log.mockRestore();
});

test("neither a body nor its length: 400", async () => {
  const server = createApp().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const socket = createConnection(port, "127.0.0.1");
  socket.write("POST /api/books HTTP/1.1\r\nHost: localhost\r\n");
  socket.write("Content-Type: application/json\r\n\r\n");
  const [answer] = await once(socket, "data");
  expect(String(answer)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  socket.destroy();
  server.close();
});

test("a chunked body is read, although it names no length", async () => {
  const server = createApp().listen(0, "127.0.0.1");
  await once(server, "listening");
  const sent = connect({
    port: (server.address() as AddressInfo).port,
    path: "/api/books",
    method: "POST",
    headers: { "Content-Type": "application/json" },
  });
  sent.write('{"title": "Emma", ');
  sent.end('"year": 1815}');
  const [response] = await once(sent, "response");
  expect(response.statusCode).toBe(201);
  response.resume();
  server.close();
});
