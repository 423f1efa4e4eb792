import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { readCookies } from "@decant/shared/testing";
import { afterEach, describe, expect, test } from "@jest/globals";
import type { Express } from "express";
import sqlite3 from "sqlite3";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { createTwin } from "../src/cookie-session.ts";

afterEach(() => {
  delete process.env["SECRET_KEYS"];
});

describe("the store", () => {
  test("survives a restart", async () => {
    const folder = await mkdtemp(join(tmpdir(), "sessions-"));
    const file = join(folder, "sessions.sqlite3");

    process.env["SECRET_KEYS"] = "kept";
    const first = new sqlite3.Database(file);
    const cookie = await visit(createApp(first), "/set_session");
    await close(first);

    const second = new sqlite3.Database(file);
    expect(await read(createApp(second), cookie)).toBe("JohnDoe");
    await close(second);
    await rm(folder, { recursive: true });
  });

  test("keeps nothing for a mere read", async () => {
    const db = new sqlite3.Database(":memory:");
    const app = createApp(db);
    await visit(app, "/get_session");
    expect(await rows(db)).toHaveLength(0);
    await visit(app, "/set_session");
    expect(await rows(db)).toHaveLength(1);
  });

  test("forgets a session whose seven days are over", async () => {
    const db = new sqlite3.Database(":memory:");
    const app = createApp(db);
    const cookie = sentBack(await request(app).post("/login"));
    const [row] = await rows(db);
    const days = (Number(row?.expired) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.999);
    expect(days).toBeLessThanOrEqual(7);

    await exec(db, "UPDATE sessions SET expired = 0");
    expect(await read(app, cookie)).toBe("No session set");
  });

  test("one DELETE logs everyone out", async () => {
    const db = new sqlite3.Database(":memory:");
    const app = createApp(db);
    const cookie = await visit(app, "/set_session");
    expect(await read(app, cookie)).toBe("JohnDoe");
    await exec(db, "DELETE FROM sessions");
    expect(await read(app, cookie)).toBe("No session set");
  });
});

describe("the cookie", () => {
  test("holds a signed id, however large the session", async () => {
    const path = `/basket/${"x".repeat(6000)}`;
    const { session } = readCookies(
      await request(createApp()).post(path),
    );
    expect(session?.value).toMatch(/^s%3A[\w-]{32}\.[\w%]+$/);
    expect(session?.value.length).toBeLessThan(120);
  });

  test("a copy is worth nothing after the log-out", async () => {
    const app = createApp();
    const cookie = await visit(app, "/set_session");
    await request(app).post("/logout").set("Cookie", cookie);
    expect(await read(app, cookie)).toBe("No session set");
  });

  test("an id planted before the log-in opens nothing", async () => {
    const app = createApp();
    const planted = sentBack(await request(app).post("/basket/tea"));
    await request(app).post("/login").set("Cookie", planted);
    expect(await read(app, planted)).toBe("No session set");
  });
});

describe("SECRET_KEYS", () => {
  test("an old secret still reads, the new one signs", async () => {
    const db = new sqlite3.Database(":memory:");
    process.env["SECRET_KEYS"] = "old";
    const old = await visit(createApp(db), "/set_session");

    process.env["SECRET_KEYS"] = "new old";
    const rotated = createApp(db);
    expect(await read(rotated, old)).toBe("JohnDoe");
    const renewed = await visit(rotated, "/set_session");

    process.env["SECRET_KEYS"] = "new";
    const last = createApp(db);
    expect(await read(last, renewed)).toBe("JohnDoe");
    expect(await read(last, old)).toBe("No session set");
  });

  test("unset, each start has a secret of its own", async () => {
    const db = new sqlite3.Database(":memory:");
    process.env["SECRET_KEYS"] = "";
    const first = createApp(db);
    const cookie = await visit(first, "/set_session");
    expect(await read(first, cookie)).toBe("JohnDoe");
    expect(await read(createApp(db), cookie)).toBe("No session set");
  });
});

describe("cookie-session, the twin of Flask's", () => {
  test("remembers, and forgets on log-out", async () => {
    const visitor = request.agent(createTwin());
    await visitor.get("/get_session").expect(200, "No session set");
    await visitor.get("/set_session").expect(200, "Session set!");
    await visitor.get("/get_session").expect(200, "JohnDoe");
    await visitor.post("/logout").expect(200, "Logged out");
    await visitor.get("/get_session").expect(200, "No session set");
  });

  test("a mere read sets no cookie", async () => {
    expect(await visit(createTwin(), "/get_session")).toBe("");
  });

  test("can be read by anyone", async () => {
    const cookie = await visit(createTwin(), "/set_session");
    const [, data = ""] = /^session=([^;]+)/.exec(cookie) ?? [];
    expect(Buffer.from(data, "base64").toString()).toBe(
      '{"username":"JohnDoe"}',
    );
  });

  test("a changed cookie counts as none", async () => {
    const app = createTwin();
    const cookie = await visit(app, "/set_session");
    const forged = Buffer.from('{"username":"admin"}').toString(
      "base64",
    );
    const changed = cookie.replace(
      /session=[^;]+/,
      `session=${forged}`,
    );
    expect(await read(app, changed)).toBe("No session set");
  });

  test("a copy outlives the log-out", async () => {
    const app = createTwin();
    const cookie = await visit(app, "/set_session");
    await request(app).post("/logout").set("Cookie", cookie);
    expect(await read(app, cookie)).toBe("JohnDoe");
  });
});

/** The Cookie header with which a browser sends back what was set. */
function sentBack(response: request.Response): string {
  return Object.entries(readCookies(response))
    .map(([name, { value }]) => `${name}=${value}`)
    .join("; ");
}

async function visit(app: Express, path: string): Promise<string> {
  return sentBack(await request(app).get(path));
}

async function read(app: Express, cookie: string): Promise<string> {
  const { text } = await request(app)
    .get("/get_session")
    .set("Cookie", cookie);
  return text;
}

function rows(db: sqlite3.Database): Promise<{ expired: number }[]> {
  return new Promise((resolve, reject) => {
    db.all<{ expired: number }>(
      "SELECT * FROM sessions",
      (error, found) => (error ? reject(error) : resolve(found)),
    );
  });
}

function exec(db: sqlite3.Database, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    db.exec(sql, (error) => (error ? reject(error) : resolve()));
  });
}

function close(db: sqlite3.Database): Promise<void> {
  return promisify(db.close.bind(db))();
}
