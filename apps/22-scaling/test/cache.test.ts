import { describe, expect, test } from "@jest/globals";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { openCache } from "../src/cache.ts";

describe("the cache in memory", () => {
  test("ten requests at once run the slow function once", async () => {
    const visitor = request(await createApp());
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => visitor.get("/data")),
    );
    for (const { status, text } of answers) {
      expect([status, text]).toEqual([200, "This data is cached!"]);
    }
    await visitor.get("/stats").expect(/"runs":1\b/);
  });

  test("what throws is not kept, and null is", async () => {
    const cache = await openCache();
    const fail = () => Promise.reject(new Error("away"));
    await expect(cache.wrap("a", fail)).rejects.toThrow("away");
    expect(await cache.wrap("a", () => "here")).toBe("here");

    expect(await cache.wrap("b", () => null)).toBeNull();
    expect(await cache.wrap("b", () => "here")).toBeNull();
  });

  test("an entry ends after a minute", async () => {
    const cache = await openCache();
    const real = Date.now;
    await cache.wrap("a", () => "old");
    try {
      Date.now = () => real() + 59_000;
      expect(await cache.wrap("a", () => "new")).toBe("old");
      Date.now = () => real() + 60_001;
      expect(await cache.wrap("a", () => "new")).toBe("new");
    } finally {
      Date.now = real;
    }
  });

  test("two apps in memory share nothing", async () => {
    for (const app of [await createApp(), await createApp()]) {
      await request(app).get("/data").expect(200);
      const { body } = await request(app).get("/stats");
      expect(body.runs).toBe(1);
    }
  });
});
