import { createHmac } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCookies } from "@decant/shared/testing";
import { afterEach, describe, expect, test } from "@jest/globals";
import express from "express";
import session from "express-session";
import sqlite3 from "sqlite3";
import request from "supertest";
import { createApp } from "../src/app.ts";
import {
  close,
  exec,
  read,
  readTogether,
  rows,
  sentBack,
  visit,
} from "./store.ts";

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

  test("keeps a row for 24 hours from the last write", async () => {
    const db = new sqlite3.Database(":memory:");
    const app = createApp(db);
    const cookie = await visit(app, "/set_session");
    expect(await daysLeft(db)).toBeCloseTo(1, 3);

    await exec(db, "UPDATE sessions SET expired = expired - 3600000");
    await read(app, cookie);
    expect(await daysLeft(db)).toBeCloseTo(23 / 24, 3);
    await request(app).post("/basket/tea").set("Cookie", cookie);
    expect(await daysLeft(db)).toBeCloseTo(1, 3);
  });

  test("a read extends the row of a session with an age", async () => {
    const db = new sqlite3.Database(":memory:");
    const app = createApp(db);
    const cookie = sentBack(await request(app).post("/login"));
    await exec(db, "UPDATE sessions SET expired = expired - 3600000");
    await read(app, cookie);
    expect(await daysLeft(db)).toBeCloseTo(7, 3);
  });

  test("forgets a session whose seven days are over", async () => {
    const db = new sqlite3.Database(":memory:");
    const app = createApp(db);
    const cookie = sentBack(await request(app).post("/login"));
    expect(await daysLeft(db)).toBeCloseTo(7, 3);

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

describe("two requests of one visitor at once", () => {
  test("both read before either writes: the last one wins", async () => {
    const db = new sqlite3.Database(":memory:");
    const app = createApp(db);
    const cookie = sentBack(await request(app).post("/basket/tea"));
    readTogether(db, 2);
    const answers = await Promise.all(
      ["milk", "bread"].map((item) =>
        request(app).post(`/basket/${item}`).set("Cookie", cookie),
      ),
    );
    expect(answers.map(({ text }) => text)).toEqual([
      "tea, milk",
      "tea, bread",
    ]);
    const [row] = await rows(db);
    expect(JSON.parse(row?.sess ?? "").basket).toHaveLength(2);
  });
});

describe("the cookie", () => {
  test("holds a signed id, however large the session", async () => {
    const path = `/basket/${"x".repeat(6000)}`;
    const cookie = readCookies(await request(createApp()).post(path))[
      "session"
    ];
    expect(cookie?.value).toMatch(/^s%3A[\w-]{32}\.[\w%]+$/);
    expect(cookie?.value.length).toBeLessThan(120);
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

describe("secure: true", () => {
  function secure(behindProxy: boolean) {
    const app = express();
    if (behindProxy) app.set("trust proxy", 1);
    app.use(
      session({
        secret: "known",
        cookie: { secure: true },
        resave: false,
        saveUninitialized: true,
      }),
      (_req, res) => void res.send("Hello"),
    );
    return request(app).get("/").set("X-Forwarded-Proto", "https");
  }

  test("leaves the cookie out where TLS is not seen", async () => {
    expect(readCookies(await secure(false))).toEqual({});
  });

  test("sends it behind a trusted proxy with TLS", async () => {
    const cookie = readCookies(await secure(true))["connect.sid"];
    expect(cookie?.attributes["secure"]).toBe(true);
  });
});

describe("without a secret", () => {
  test("express-session answers 500 to a mere read", async () => {
    const app = express().use(
      session({ resave: false, saveUninitialized: false } as never),
    );
    const answer = await request(app).get("/");
    expect(answer.status).toBe(500);
    expect(answer.text).toContain(
      "secret option required for sessions",
    );
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

  test.each(["new  old ", " "])(
    "spaces round %j are no secret",
    async (keys) => {
      const db = new sqlite3.Database(":memory:");
      process.env["SECRET_KEYS"] = "old";
      const kept = await visit(createApp(db), "/set_session");
      const [, id = ""] = /s%3A([^.]+)/.exec(kept) ?? [];
      const mac = createHmac("sha256", "").update(id).digest("base64");
      const forged = encodeURIComponent(`s:${id}.${mac.slice(0, -1)}`);

      process.env["SECRET_KEYS"] = keys;
      const app = createApp(db);
      expect(await read(app, `session=${forged}`)).toBe(
        "No session set",
      );
    },
  );

  test("unset, each start has a secret of its own", async () => {
    const db = new sqlite3.Database(":memory:");
    process.env["SECRET_KEYS"] = "";
    const first = createApp(db);
    const cookie = await visit(first, "/set_session");
    expect(await read(first, cookie)).toBe("JohnDoe");
    expect(await read(createApp(db), cookie)).toBe("No session set");
  });
});

async function daysLeft(db: sqlite3.Database): Promise<number> {
  const [row] = await rows(db);
  return (Number(row?.expired) - Date.now()) / 86_400_000;
}
