import { describe, expect, jest, test } from "@jest/globals";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { openCache } from "../src/cache.ts";

describe("the cache in memory", () => {
  test("ten requests at once run the slow function once", async () => {
    const visitor = request(createApp());
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => visitor.get("/data")),
    );
    for (const { status, text } of answers) {
      expect([status, text]).toEqual([200, "This data is cached!"]);
    }
    await visitor.get("/stats").expect(/"runs":1\b/);
  });

  test("a language given twice is 400, and nothing runs", async () => {
    const visitor = request(createApp());
    await visitor.get("/texts?lang=en&lang=fr").expect(400);
    await visitor.get("/stats").expect(/"runs":0\b/);
  });

  test("what throws is not kept, and null is", async () => {
    const cache = openCache();
    const fail = () => Promise.reject(new Error("away"));
    await expect(cache.wrap("a", fail)).rejects.toThrow("away");
    expect(await cache.wrap("a", () => "here")).toBe("here");

    expect(await cache.wrap("b", () => null)).toBeNull();
    expect(await cache.wrap("b", () => "here")).toBeNull();
  });

  test.each(["/data", "/texts"])(
    "the entry of %s ends after 50 seconds",
    async (path) => {
      const visitor = request(createApp());
      const clock = jest.spyOn(Date, "now");
      const start = Date.now();
      const ran = [];
      for (const later of [0, 49_000, 50_001]) {
        clock.mockReturnValue(start + later);
        await visitor.get(path).expect(200, "This data is cached!");
        const { body } = await visitor.get("/stats");
        ran.push(body.runs);
      }
      clock.mockRestore();
      expect(ran).toEqual([1, 1, 2]);
    },
  );

  test("a store that fails is only slower, and is reported", async () => {
    const log = jest.spyOn(console, "error").mockReturnValue();
    const away = () => Promise.reject(new Error("away"));
    const store = new Map<string, unknown>();
    Object.assign(store, { get: away });
    const visitor = request(createApp({ cache: openCache(store) }));
    await visitor.get("/data").expect(200, "This data is cached!");
    await visitor.get("/data").expect(200, "This data is cached!");
    await visitor.get("/stats").expect(/"runs":2\b/);
    Object.assign(store, { delete: away });
    await visitor.post("/data").expect(500);
    expect(log).toHaveBeenCalledWith("Cache: away");
    log.mockRestore();
  });

  test("two apps in memory share nothing", async () => {
    for (const app of [createApp(), createApp()]) {
      await request(app).get("/data").expect(200);
      const { body } = await request(app).get("/stats");
      expect(body.runs).toBe(1);
    }
  });
});
