import { target } from "@decant/shared/testing";
import { afterEach, describe, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";

const visit = target(createApp);
const environment = process.env["NODE_ENV"];

afterEach(() => {
  process.env["NODE_ENV"] = environment;
});

describe("GET /features/server", () => {
  test.each([
    ["development", "on"],
    ["production", "off"],
  ])("NODE_ENV=%s: debug mode is %s", async (name, state) => {
    process.env["NODE_ENV"] = name;
    const visitor = await visit();
    const { text } = await visitor.get("/features/server").expect(200);
    expect(text).toContain(`<p>Debug mode is ${state}.</p>`);
  });
});

describe("POST /features/rest", () => {
  test("is 404, where Flask answers 405", async () => {
    const visitor = await visit();
    await visitor.post("/features/rest").expect(404);
  });
});

describe("GET /features", () => {
  test("keeps the order of the keys, and adds no newline", async () => {
    const visitor = await visit();
    const { text } = await visitor.get("/features").expect(200);
    expect(text).toMatch(/^\[\{"slug":"core","name":"Minimal core",/);
    expect(text).toMatch(/\}\]$/);
  });
});
