import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { sqliteQueue } from "../src/queue/sqlite.ts";
import { LESSON, temporaryFolder } from "./support.ts";

test("two instances know the same jobs: any may answer", async () => {
  const jobs = join(temporaryFolder(), "jobs.sqlite3");
  const one = request(createApp({ queue: sqliteQueue(jobs) }));
  const two = request(createApp({ queue: sqliteQueue(jobs) }));
  const { headers } = await one.post("/reports").expect(202);
  const path = headers["location"] ?? "";
  const { body } = await two.get(path).expect(200);
  expect(body).toEqual({ state: "waiting" });
});

test("nginx.conf asks the instances that it says to start", () => {
  const text = readFileSync(join(LESSON, "nginx.conf"), "utf8");
  const ports = (pattern: RegExp) =>
    Array.from(text.matchAll(pattern), ([, port]) => port);
  expect(ports(/server 127\.0\.0\.1:(\d+)/g)).toEqual(["5000", "5001"]);
  expect(text).toContain("upstream flaskapp {");
  expect(text).toContain("proxy_pass http://flaskapp;");
  expect(ports(/PORT=(\d+) npm start/g)).toEqual(["5000", "5001"]);
});
