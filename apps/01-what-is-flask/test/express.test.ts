import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

describe("the server is node:http", () => {
  test("GET / names Express, and no server", async () => {
    const visitor = await visit();
    const response = await visitor
      .get("/")
      .expect("X-Powered-By", "Express");
    expect(response.headers).not.toHaveProperty("server");
  });
});

describe("POST /", () => {
  test("is 404, where Flask answers 405", async () => {
    const visitor = await visit();
    await visitor.post("/").expect(404);
  });
});
