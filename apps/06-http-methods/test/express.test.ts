import { once } from "node:events";
import { type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { target } from "@decant/shared/testing";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

test("DELETE /submit names the refusal in words", async () => {
  const visitor = await visit();
  await visitor
    .delete("/submit")
    .expect(405, "Method Not Allowed")
    .expect("Content-Type", "text/plain; charset=utf-8");
});

let server: Server;
beforeAll(async () => {
  server = createApp().listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.close();
});

test("BREW /submit is 400: Node refuses unknown methods", async () => {
  const { port } = server.address() as AddressInfo;
  const brew = request({ port, method: "BREW", path: "/submit" }).end();
  const [response] = (await once(brew, "response")) as [
    IncomingMessage,
  ];
  expect(response.statusCode).toBe(400);
  expect(response.headers).not.toHaveProperty("x-powered-by");
});
