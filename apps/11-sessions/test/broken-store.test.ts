import { describe, expect, test } from "@jest/globals";
import sqlite3 from "sqlite3";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { exec, rows, visit } from "./store.ts";

describe("a store that cannot write", () => {
  test.each(["/set_session", "/basket/tea", "/login", "/logout"])(
    "%s does not answer as if it had",
    async (path) => {
      const db = new sqlite3.Database(":memory:");
      const app = createApp(db);
      const cookie = await visit(app, "/set_session");
      await exec(db, "PRAGMA query_only = 1");

      const visitor = request(app);
      const answer = await (path === "/set_session"
        ? visitor.get(path)
        : visitor.post(path).set("Cookie", cookie));
      expect(answer.status).toBe(500);
      expect(answer.text).toContain("SQLITE_READONLY");
    },
  );

  test("a full disk answers 500 and keeps nothing", async () => {
    const db = new sqlite3.Database(":memory:");
    const app = createApp(db);
    await rows(db);
    await exec(db, "PRAGMA max_page_count = 1");
    const answer = await request(app).post(
      `/basket/${"x".repeat(6000)}`,
    );
    expect(answer.status).toBe(500);
    expect(answer.text).toContain("SQLITE_FULL");
    expect(await rows(db)).toHaveLength(0);
  });

  test("a log-in answers 500 if its new session is not stored", async () => {
    const db = new sqlite3.Database(":memory:");
    const app = createApp(db);
    await rows(db);
    await exec(
      db,
      `CREATE TRIGGER full BEFORE INSERT ON sessions
       BEGIN SELECT RAISE(ABORT, 'no room'); END`,
    );
    const answer = await request(app).post("/login");
    expect(answer.status).toBe(500);
    expect(answer.text).toContain("no room");
  });
});
