import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { target } from "@decant/shared/testing";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import express from "express";
import supertest from "supertest";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

test("DELETE /submit names the refusal in words", async () => {
  const visitor = await visit();
  await visitor
    .delete("/submit")
    .expect(405, "Method Not Allowed")
    .expect("Content-Type", "text/plain; charset=utf-8");
});

test("POST /vote: a browser gets the redirect as HTML", async () => {
  const visitor = await visit();
  const { text } = await visitor
    .post("/vote")
    .set("Accept", "text/html")
    .expect(303)
    .expect("Content-Type", "text/html; charset=utf-8")
    .expect("Vary", "Accept");
  expect(text).toContain("<p>See Other. Redirecting to /vote</p>");
});

let server: Server;
beforeAll(async () => {
  server = createApp().listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.close();
});

test.each(["BREW", "post"])(
  "%s /submit is 400, from Node",
  async (method) => {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, "127.0.0.1");
    socket.end(`${method} /submit HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    const [answer] = (await once(socket, "data")) as [Buffer];
    expect(String(answer)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(String(answer)).not.toContain("X-Powered-By");
  },
);

test("without app.all: OPTIONS lists, the rest is 404", async () => {
  const app = express();
  app.get("/a", (_req, res) => res.send("a"));
  const visitor = supertest(app);
  await visitor
    .options("/a")
    .expect(200, "GET, HEAD")
    .expect("Allow", "GET, HEAD");
  await visitor.put("/a").expect(404);
});
