import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";
import { APP, corsHeaders, EVIL, listed, REFUSED } from "./headers.ts";

const visit = target(createApp);
const isFlask = process.env["TARGET"] === "flask";

describe("/public, open to all", () => {
  test("GET names any origin that asks, or *", async () => {
    const visitor = await visit();
    const response = await visitor
      .get("/public/status")
      .set("Origin", EVIL)
      .expect(200, "Open to all");
    expect(corsHeaders(response)).toEqual({
      "access-control-allow-origin": isFlask ? EVIL : "*",
    });
    expect(response.get("Vary")).toBe(isFlask ? "Origin" : undefined);
  });

  test("GET without an Origin is open to *", async () => {
    const visitor = await visit();
    const response = await visitor
      .get("/public/status")
      .expect(200, "Open to all");
    expect(corsHeaders(response)).toEqual({
      "access-control-allow-origin": "*",
    });
  });

  test("a preflight allows each method and any header", async () => {
    const visitor = await visit();
    const response = await visitor
      .options("/public/status")
      .set("Origin", EVIL)
      .set("Access-Control-Request-Method", "DELETE")
      .set("Access-Control-Request-Headers", "x-any")
      .expect(isFlask ? 200 : 204, "")
      .expect("Access-Control-Allow-Origin", isFlask ? EVIL : "*")
      .expect("Access-Control-Allow-Headers", "x-any");
    const methods = ["delete", "get", "head", "patch", "post", "put"];
    expect(listed(response, "Access-Control-Allow-Methods")).toEqual(
      isFlask ? [...methods, "options"].toSorted() : methods,
    );
  });

  test("a preflight of an unknown path", async () => {
    const visitor = await visit();
    await visitor
      .options("/public/nothing")
      .set("Origin", EVIL)
      .set("Access-Control-Request-Method", "GET")
      .expect(isFlask ? 404 : 204);
  });
});

describe("GET /api/notes", () => {
  test.each([APP, "http://localhost:8019"])(
    "%s may read it, its header too, with cookies",
    async (origin) => {
      const visitor = await visit();
      const response = await visitor
        .get("/api/notes")
        .set("Origin", origin)
        .expect(200, "Notes: 0")
        .expect("X-Total-Count", "0");
      expect(corsHeaders(response)).toEqual({
        "access-control-allow-origin": origin,
        "access-control-allow-credentials": "true",
        "access-control-expose-headers": "X-Total-Count",
      });
      expect(listed(response, "Vary")).toEqual(["origin"]);
    },
  );

  test.each(REFUSED)("%s may not", async (origin) => {
    const visitor = await visit();
    const response = await visitor
      .get("/api/notes")
      .set("Origin", origin)
      .expect(200, "Notes: 0");
    expect(corsHeaders(response)).toEqual({});
    expect(listed(response, "Vary")).toEqual(["origin"]);
  });

  test("without an Origin it varies by it all the same", async () => {
    const visitor = await visit();
    const response = await visitor.get("/api/notes").expect(200);
    expect(corsHeaders(response)).toEqual({});
    expect(listed(response, "Vary")).toEqual(["origin"]);
  });
});

describe("POST /api/notes", () => {
  test("from a refused origin writes, and is not shown", async () => {
    const visitor = await visit();
    const response = await visitor
      .post("/api/notes")
      .set("Origin", EVIL)
      .type("text/plain")
      .send("Milk")
      .expect(200, "Added");
    expect(corsHeaders(response)).toEqual({});
    await visitor
      .get("/api/notes")
      .expect(200, "Notes: 1")
      .expect("X-Total-Count", "1");
  });
});

test("60 notes at once are all counted", async () => {
  const visitor = await visit();
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => visitor.post("/api/notes")),
  );
  const statuses = answers.map(({ status }) => status);
  expect(statuses).toEqual(Array.from({ length: 60 }, () => 200));
  await visitor.get("/api/notes").expect(200, "Notes: 60");
});

describe("where there is nothing to share", () => {
  test.each(["/api/nothing", "/api/notes/1", "/nothing"])(
    "OPTIONS %s is 404",
    async (path) => {
      const visitor = await visit();
      await visitor
        .options(path)
        .set("Origin", APP)
        .set("Access-Control-Request-Method", "GET")
        .expect(404);
    },
  );

  test("OPTIONS /api/notes without a preflight names the methods", async () => {
    const visitor = await visit();
    const response = await visitor
      .options("/api/notes")
      .expect(200, "");
    expect(corsHeaders(response)).toEqual({});
    expect(listed(response, "Allow")).toEqual([
      "delete",
      "get",
      "head",
      "options",
      "post",
    ]);
  });

  test("GET /api/nothing varies by Origin, and names none", async () => {
    const visitor = await visit();
    const response = await visitor
      .get("/api/nothing")
      .set("Origin", APP)
      .expect(404);
    expect(corsHeaders(response)).toEqual({});
    expect(listed(response, "Vary")).toEqual(["origin"]);
  });

  test("GET / names no origin", async () => {
    const visitor = await visit();
    const response = await visitor
      .get("/")
      .set("Origin", APP)
      .expect(200, "Only for this origin");
    expect(corsHeaders(response)).toEqual({});
    expect(response.headers).not.toHaveProperty("vary");
  });
});
