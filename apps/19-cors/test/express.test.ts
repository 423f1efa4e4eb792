import { expect, test } from "@jest/globals";
import cors from "cors";
import express from "express";
import request from "supertest";

const ORIGIN = "https://app.example";

test("cors() alone opens to *, without Vary", async () => {
  const app = express().use(cors());
  const { headers } = await request(app).get("/").set("Origin", ORIGIN);
  expect(headers["access-control-allow-origin"]).toBe("*");
  expect(headers).not.toHaveProperty("vary");
});

test("cors() below a path answers any preflight there with 204", async () => {
  const app = express().use("/api", cors());
  const visitor = request(app);
  const { status } = await visitor.options("/api/nothing");
  expect(status).toBe(204);
  const { status: outside } = await visitor.options("/nothing");
  expect(outside).toBe(404);
});

test("a list after cors() takes nothing back", async () => {
  const app = express()
    .use(cors())
    .use(cors({ origin: (_origin, done) => done(null, false) }));
  const { headers } = await request(app).get("/").set("Origin", ORIGIN);
  expect(headers["access-control-allow-origin"]).toBe("*");
});

test("a function that says no leaves out Vary, a list does not", async () => {
  const none = cors({ origin: (_origin, done) => done(null, false) });
  const list = cors({ origin: ["https://other.example"] });
  const vary = await Promise.all(
    [none, list].map(async (middleware) => {
      const visitor = request(express().use(middleware));
      const answer = await visitor.get("/").set("Origin", ORIGIN);
      return answer.get("Vary");
    }),
  );
  expect(vary).toEqual([undefined, "Origin"]);
});
