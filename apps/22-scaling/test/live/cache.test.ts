import { describe, expect, test } from "@jest/globals";
import KeyvRedis from "@keyv/redis";
import request from "supertest";
import { startServer, until } from "../support.ts";
import { startGunicorn, startRedis } from "./services.ts";

const TEXT = "This data is cached!";

/** How often each process ran the slow function. */
async function runs(url: string): Promise<Map<string, number>> {
  const answers = await Promise.all(
    Array.from({ length: 24 }, () => request(url).get("/stats")),
  );
  return new Map(
    answers.map((answer) => [
      answer.get("X-Served-By") ?? "",
      answer.body.runs as number,
    ]),
  );
}

function sum(counts: Map<string, number>): number {
  return [...counts.values()].reduce((one, two) => one + two, 0);
}

async function readTimes(url: string, times: number): Promise<void> {
  await Promise.all(
    Array.from({ length: times }, () =>
      request(url).get("/data").expect(200, TEXT),
    ),
  );
}

describe("Express on Redis", () => {
  test("Redis is not there at the start: only slower", async () => {
    // Nothing listens on port 1 of the loopback.
    const env = { REDIS_URL: "redis://127.0.0.1:1" };
    const { program, url } = await startServer("src/server.ts", {
      env,
    });
    const visitor = request(url);
    await visitor.get("/data").expect(200, TEXT);
    await visitor.get("/data").expect(200, TEXT);
    await visitor.get("/stats").expect(200, { runs: 2 });
    await visitor.post("/data").expect(503);
    await visitor.post("/reports").expect(503);
    await visitor.get("/reports/x").expect(503);
    await visitor.get("/healthz").expect(200, "ok");
    expect(program.output()).toMatch(/^Cache: /m);
    expect(program.output()).toMatch(/^Queue: /m);
    expect(await program.end("SIGTERM")).toBe(0);
  });

  test("two processes share one entry", async () => {
    const redis = await startRedis();
    const env = { REDIS_URL: redis.url };
    const one = await startServer("src/server.ts", { env });
    const two = await startServer("src/server.ts", { env });
    const visitor = request(one.url);
    const another = request(two.url);
    await visitor.get("/data").expect(200, TEXT);
    await another.get("/data").expect(200, TEXT);
    await visitor.get("/stats").expect(200, { runs: 1 });
    await another.get("/stats").expect(200, { runs: 0 });

    await another.post("/data").expect(200);
    await visitor.get("/data").expect(200, TEXT);
    await visitor.get("/stats").expect(200, { runs: 2 });
  });

  test("Redis goes away: slower; it comes back: cached", async () => {
    const redis = await startRedis();
    const env = { REDIS_URL: redis.url };
    const { program, url } = await startServer("src/server.ts", {
      env,
    });
    await request(url).get("/data").expect(200, TEXT);
    await request(url).get("/data").expect(200, TEXT);
    await request(url).get("/stats").expect(200, { runs: 1 });

    await redis.program.end("SIGKILL");
    await program.printed(/^Cache: /m);
    await request(url).get("/data").timeout(5000).expect(200, TEXT);
    await request(url).get("/data").timeout(5000).expect(200, TEXT);
    await request(url).get("/stats").expect(200, { runs: 3 });
    await request(url).post("/data").timeout(5000).expect(503);
    await request(url).post("/reports").timeout(5000).expect(503);
    await request(url).get("/reports/x").timeout(5000).expect(503);

    await startRedis(redis.port);
    const ran = await until(async () => {
      await request(url).get("/data").expect(200, TEXT);
      const before = await request(url).get("/stats");
      await request(url).get("/data").expect(200, TEXT);
      const after = await request(url).get("/stats");
      return after.body.runs === before.body.runs && after.body.runs;
    }, "the cache");
    expect(ran).toBeGreaterThanOrEqual(3);
    await until(async () => {
      const { status } = await request(url).post("/reports");
      return status === 202;
    }, "the queue");
    expect(await program.end("SIGTERM")).toBe(0);
  });
});

describe("Redis hangs: it accepts, and never answers", () => {
  test.each([
    [
      "Express",
      (env: Record<string, string>) =>
        startServer("src/server.ts", { env }),
    ],
    [
      "Flask",
      (env: Record<string, string>) =>
        startGunicorn({ ...env, WEB_CONCURRENCY: "1" }),
    ],
  ])(
    "%s: slower, and 503 where it cannot do without",
    async (_, begin) => {
      const redis = await startRedis();
      const { url } = await begin({ REDIS_URL: redis.url });
      const visitor = request(url);
      await visitor.get("/data").expect(200, TEXT);
      const { headers } = await visitor.post("/reports").expect(202);
      const path = headers["location"] ?? "";

      process.kill(redis.program.pid, "SIGSTOP");
      await visitor.get("/data").timeout(5000).expect(200, TEXT);
      await visitor.get("/data").timeout(5000).expect(200, TEXT);
      await visitor.get("/stats").expect(200, { runs: 3 });
      await visitor.post("/data").timeout(5000).expect(503);
      await visitor.post("/reports").timeout(5000).expect(503);
      await visitor.get(path).timeout(5000).expect(503);

      process.kill(redis.program.pid, "SIGCONT");
      await until(async () => {
        const { status } = await visitor.get(path);
        return status === 200;
      }, "the queue");
      await visitor.post("/data").expect(200, "Data refreshed");
    },
  );
});

test("a client with its default settings waits for Redis", async () => {
  const redis = await startRedis();
  const store = new KeyvRedis(redis.url);
  const heard: string[] = [];
  store.on("error", ({ message }: Error) => heard.push(message));
  await store.set("key", "value");
  await redis.program.end("SIGKILL");
  await until(() => heard.length > 0, "the client to notice");
  let answer: unknown = "none";
  const asked = store.get("key").then((value) => (answer = value));
  await until(() => heard.length > 5, "five attempts to connect");
  expect(answer).toBe("none");
  await startRedis(redis.port);
  expect(await asked).toBeUndefined();
  await store.disconnect();
});

describe("Flask on gunicorn", () => {
  test("in memory each worker has a cache of its own", async () => {
    const { url } = await startGunicorn({ WEB_CONCURRENCY: "2" });
    await until(async () => {
      await readTimes(url, 8);
      const counts = await runs(url);
      return counts.size === 2 && sum(counts) >= 2;
    }, "both workers");
    expect([...(await runs(url)).values()]).toEqual([1, 1]);
  });

  test("on Redis the workers share it", async () => {
    const redis = await startRedis();
    const { url } = await startGunicorn({
      WEB_CONCURRENCY: "2",
      REDIS_URL: redis.url,
    });
    await request(url).get("/data").expect(200, TEXT);
    await readTimes(url, 23);
    await until(
      async () => (await runs(url)).size === 2,
      "both workers",
    );
    expect(sum(await runs(url))).toBe(1);
  });

  test("Redis goes away: slower", async () => {
    const redis = await startRedis();
    const { url } = await startGunicorn({
      WEB_CONCURRENCY: "1",
      REDIS_URL: redis.url,
    });
    const visitor = request(url);
    await visitor.get("/data").expect(200, TEXT);
    await redis.program.end("SIGKILL");
    await visitor.get("/data").timeout(5000).expect(200, TEXT);
    await visitor.get("/stats").expect(200, { runs: 2 });
    await visitor.post("/data").timeout(5000).expect(503);
    await visitor.post("/reports").timeout(5000).expect(503);
    await visitor.get("/reports/x").timeout(5000).expect(503);
    await startRedis(redis.port);
    await visitor.get("/reports/x").expect(404);
    await visitor.post("/reports").expect(202);
    await visitor.get("/data").expect(200, TEXT);
    await visitor.get("/data").expect(200, TEXT);
    await visitor.get("/stats").expect(200, { runs: 3 });
  });
});
