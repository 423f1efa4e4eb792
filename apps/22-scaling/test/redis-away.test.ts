import { expect, test } from "@jest/globals";
import request from "supertest";
import { startServer } from "./support.ts";

// Nothing listens on port 1 of the loopback.
const env = { REDIS_URL: "redis://127.0.0.1:1" };

test("a cache that is away costs time, and no answer", async () => {
  const { program, url } = await startServer("src/server.ts", { env });
  const visitor = request(url);
  await visitor.get("/data").expect(200, "This data is cached!");
  await visitor.get("/data").expect(200, "This data is cached!");
  await visitor.get("/stats").expect(/"runs":2\b/);
  await visitor.post("/data").expect(200, "Data refreshed");
  await visitor.post("/reports").expect(500);
  await visitor.get("/healthz").expect(200, "ok");
  expect(program.output()).toMatch(/^Cache: /m);
  expect(program.output()).toMatch(/^Queue: /m);
  expect(await program.end("SIGTERM")).toBe(0);
});
