import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

type Visitor = Awaited<ReturnType<typeof visit>>;

/** How often the slow function ran. */
async function runs(visitor: Visitor): Promise<number> {
  const { body } = await visitor.get("/stats").expect(200);
  return body.runs;
}

describe("GET /data", () => {
  test("runs the slow function once", async () => {
    const visitor = await visit();
    expect(await runs(visitor)).toBe(0);
    await visitor
      .get("/data")
      .expect(200, "This data is cached!")
      .expect("Content-Type", "text/html; charset=utf-8");
    await visitor.get("/data").expect(200, "This data is cached!");
    await visitor
      .get("/data?lang=fr")
      .expect(200, "This data is cached!");
    expect(await runs(visitor)).toBe(1);
  });

  test("HEAD /data uses the same entry", async () => {
    const visitor = await visit();
    await visitor.head("/data").expect(200);
    await visitor.get("/data").expect(200, "This data is cached!");
    expect(await runs(visitor)).toBe(1);
  });
});

describe("POST /data", () => {
  test("is never answered from the cache", async () => {
    const visitor = await visit();
    await visitor.get("/data").expect(200, "This data is cached!");
    await visitor.post("/data").expect(200, "Data refreshed");
    await visitor.get("/data").expect(200, "This data is cached!");
    expect(await runs(visitor)).toBe(2);
  });

  test("forgets nothing else", async () => {
    const visitor = await visit();
    await visitor.get("/data").expect(200);
    await visitor.get("/texts").expect(200);
    await visitor.post("/data").expect(200, "Data refreshed");
    await visitor.get("/texts").expect(200);
    expect(await runs(visitor)).toBe(2);
  });
});

describe("GET /texts", () => {
  test("?lang=fr is an entry of its own", async () => {
    const visitor = await visit();
    for (let time = 0; time < 2; time += 1) {
      await visitor.get("/texts").expect(200, "This data is cached!");
      await visitor
        .get("/texts?lang=fr")
        .expect(200, "Ces données sont en cache !");
    }
    expect(await runs(visitor)).toBe(2);
  });

  test("?lang=en and ?other=1 share the entry of /texts", async () => {
    const visitor = await visit();
    for (const query of ["", "?lang=en", "?other=1"]) {
      await visitor
        .get(`/texts${query}`)
        .expect(200, "This data is cached!");
    }
    expect(await runs(visitor)).toBe(1);
  });

  test.each(["xx", "", "%00", "__proto__"])(
    "?lang=%s is 404, and that is not kept",
    async (lang) => {
      const visitor = await visit();
      await visitor.get(`/texts?lang=${lang}`).expect(404);
      await visitor.get(`/texts?lang=${lang}`).expect(404);
      expect(await runs(visitor)).toBe(2);
    },
  );
});

describe("/reports", () => {
  const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

  test("POST answers 202 with the job's URL", async () => {
    const visitor = await visit();
    const { body, headers } = await visitor
      .post("/reports")
      .expect(202);
    expect(body).toEqual({ id: expect.stringMatching(UUID) });
    expect(headers["location"]).toBe(`/reports/${body.id}`);
    await visitor
      .get(`/reports/${body.id}`)
      .expect(200, { state: "waiting" });
  });

  test("60 at once are 60 jobs", async () => {
    const visitor = await visit();
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => visitor.post("/reports")),
    );
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses]).toEqual([202]);
    const ids = new Set(answers.map(({ body }) => body.id as string));
    expect(ids.size).toBe(60);
  });

  test("an id that was never given is 404", async () => {
    const visitor = await visit();
    await visitor
      .get("/reports/0191d3a8-7f3e-7c52-8d4b-2f6a9e1c5b70")
      .expect(404);
    await visitor.get("/reports/1").expect(404);
    await visitor.get("/reports/%00").expect(404);
  });
});

describe("X-Served-By", () => {
  test("names the process, whatever the answer", async () => {
    const visitor = await visit();
    const answer = await visitor.get("/stats").expect(200, { runs: 0 });
    const process = answer.get("X-Served-By") ?? "";
    expect(process).toMatch(/^process-\d+$/);
    await visitor.get("/data").expect("X-Served-By", process);
    await visitor.get("/data").expect("X-Served-By", process);
    await visitor
      .get("/nothing")
      .expect(404)
      .expect("X-Served-By", process);
  });
});

describe("GET /healthz", () => {
  test("answers ok", async () => {
    const visitor = await visit();
    await visitor.get("/healthz").expect(200, "ok");
  });
});

describe("GET /readyz", () => {
  test("answers ready", async () => {
    const visitor = await visit();
    await visitor.get("/readyz").expect(200, "ready");
  });
});
