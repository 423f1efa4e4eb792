import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import type { Response } from "supertest";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

const PATHS = [
  { path: "/submit", allow: ["GET", "HEAD", "OPTIONS", "POST"] },
  { path: "/vote", allow: ["GET", "HEAD", "OPTIONS", "POST"] },
  { path: "/star", allow: ["DELETE", "GET", "HEAD", "OPTIONS", "PUT"] },
];
const METHODS = [
  "delete",
  "patch",
  "post",
  "propfind",
  "put",
  "trace",
] as const;

const REFUSED = PATHS.flatMap(({ path, allow }) =>
  METHODS.map((method) => ({
    method,
    path,
    allow,
    name: `${method.toUpperCase()} ${path}`,
  })).filter(({ method }) => !allow.includes(method.toUpperCase())),
);

/** Allow is a set: Flask gives its members in any order. */
function allowed(response: Response): string[] | undefined {
  return response.get("Allow")?.split(", ").toSorted();
}

describe("/submit", () => {
  test("GET /submit shows the form", async () => {
    const visitor = await visit();
    await visitor
      .get("/submit")
      .expect(200, "Submit Form")
      .expect("Content-Type", "text/html; charset=utf-8");
  });

  test("POST /submit takes it", async () => {
    const visitor = await visit();
    await visitor
      .post("/submit")
      .type("form")
      .send({ name: "Ada" })
      .expect(200, "Form Submitted")
      .expect("Content-Type", "text/html; charset=utf-8");
  });
});

describe("/vote", () => {
  test("POST /vote counts, then 303 names the page to GET", async () => {
    const visitor = await visit();
    await visitor.get("/vote").expect(200, "Votes: 0");
    await visitor.post("/vote").expect(303).expect("Location", "/vote");
    await visitor.get("/vote").expect(200, "Votes: 1");
  });

  test("POST /vote, redirect followed, is one vote", async () => {
    const visitor = await visit();
    await visitor.post("/vote").redirects(1).expect(200, "Votes: 1");
    await visitor.get("/vote").expect(200, "Votes: 1");
  });

  test("POST /vote twice is two votes", async () => {
    const visitor = await visit();
    await visitor.post("/vote").expect(303);
    await visitor.post("/vote").expect(303);
    await visitor.get("/vote").expect(200, "Votes: 2");
  });

  test("60 at once are 60 votes", async () => {
    const visitor = await visit();
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => visitor.post("/vote")),
    );
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses]).toEqual([303]);
    await visitor.get("/vote").expect(200, "Votes: 60");
  });

  test("HEAD, OPTIONS and PUT /vote are no votes", async () => {
    const visitor = await visit();
    await visitor.head("/vote").expect(200);
    await visitor.options("/vote").expect(200);
    await visitor.put("/vote").expect(405);
    await visitor.get("/vote").expect(200, "Votes: 0");
  });
});

describe("/star", () => {
  test("PUT /star sets it and DELETE /star clears it", async () => {
    const visitor = await visit();
    await visitor.get("/star").expect(200, "Not starred");
    await visitor.put("/star").expect(200, "Starred");
    await visitor.get("/star").expect(200, "Starred");
    await visitor.delete("/star").expect(200, "Not starred");
    await visitor.get("/star").expect(200, "Not starred");
  });

  test("PUT /star twice is as good as once", async () => {
    const visitor = await visit();
    await visitor.put("/star").expect(200, "Starred");
    await visitor.put("/star").expect(200, "Starred");
    await visitor.get("/star").expect(200, "Starred");
  });

  test("DELETE /star twice is as good as once", async () => {
    const visitor = await visit();
    await visitor.put("/star").expect(200, "Starred");
    await visitor.delete("/star").expect(200, "Not starred");
    await visitor.delete("/star").expect(200, "Not starred");
    await visitor.get("/star").expect(200, "Not starred");
  });

  test("60 at once, PUT and DELETE, all have their answer", async () => {
    const visitor = await visit();
    await Promise.all(
      Array.from({ length: 30 }, async () => {
        await Promise.all([
          visitor.put("/star").expect(200, "Starred"),
          visitor.delete("/star").expect(200, "Not starred"),
        ]);
      }),
    );
    const { text } = await visitor.get("/star").expect(200);
    expect(["Starred", "Not starred"]).toContain(text);
  });
});

describe.each(PATHS)("HEAD and OPTIONS $path", ({ path, allow }) => {
  test("HEAD has the headers of GET and no body", async () => {
    const visitor = await visit();
    const get = await visitor.get(path).expect(200);
    const head = await visitor
      .head(path)
      .expect(200)
      .expect("Content-Type", "text/html; charset=utf-8")
      .expect("Content-Length", String(get.text.length));
    expect(head.text).toBeUndefined();
  });

  test("OPTIONS from another site gets no permission", async () => {
    const visitor = await visit();
    const { headers } = await visitor
      .options(path)
      .set("Origin", "http://shop.example")
      .set("Access-Control-Request-Method", "POST")
      .expect(200, "");
    expect(headers).not.toHaveProperty("access-control-allow-origin");
    expect(headers).not.toHaveProperty("access-control-allow-methods");
  });

  test("OPTIONS is 200 and empty, with Allow", async () => {
    const visitor = await visit();
    const response = await visitor
      .options(path)
      .expect(200, "")
      .expect("Content-Type", "text/html; charset=utf-8")
      .expect("Content-Length", "0");
    expect(allowed(response)).toEqual(allow);
  });
});

describe("a method that the path does not take", () => {
  test.each(REFUSED)(
    "$name is 405 with Allow",
    async ({ method, path, allow }) => {
      const visitor = await visit();
      const response = await visitor[method](path).expect(405);
      expect(allowed(response)).toEqual(allow);
    },
  );
});

describe("an unknown path", () => {
  const methods = ["delete", "get", "head", "options", "post"] as const;

  test.each(
    methods.map((method) => ({ method, name: method.toUpperCase() })),
  )("$name /nothing is 404 without Allow", async ({ method }) => {
    const visitor = await visit();
    const response = await visitor[method]("/nothing").expect(404);
    expect(allowed(response)).toBeUndefined();
  });
});
