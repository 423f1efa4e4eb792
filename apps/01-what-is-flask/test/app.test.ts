import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

describe("GET /", () => {
  test("answers with the text, as HTML", async () => {
    const visitor = await visit();
    await visitor
      .get("/")
      .expect(200, "Hello, Flask!")
      .expect("Content-Type", "text/html; charset=utf-8")
      .expect("Content-Length", "13");
  });

  test.each(["/?name=Ada", "/?name=%00"])(
    "%s is the same page",
    async (path) => {
      const visitor = await visit();
      await visitor.get(path).expect(200, "Hello, Flask!");
    },
  );
});

describe("HEAD /", () => {
  test("has the headers of GET and no body", async () => {
    const visitor = await visit();
    const response = await visitor
      .head("/")
      .expect(200)
      .expect("Content-Type", "text/html; charset=utf-8")
      .expect("Content-Length", "13");
    expect(response.text).toBeUndefined();
  });
});

describe("any other path", () => {
  test.each(["/nothing", "/index.html", "/nothing/here", "/%00"])(
    "GET %s is 404",
    async (path) => {
      const visitor = await visit();
      const response = await visitor
        .get(path)
        .expect(404)
        .expect("Content-Type", "text/html; charset=utf-8");
      expect(response.text).not.toContain("Hello");
    },
  );

  test("HEAD /nothing is 404 without a body", async () => {
    const visitor = await visit();
    const response = await visitor.head("/nothing").expect(404);
    expect(response.text).toBeUndefined();
  });
});
