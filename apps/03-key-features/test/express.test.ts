import { target } from "@decant/shared/testing";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import express from "express";
import request from "supertest";
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

test("without NODE_ENV Express is in development mode", async () => {
  delete process.env["NODE_ENV"];
  const logged = new Promise((resolve) => {
    jest.spyOn(console, "error").mockImplementationOnce(resolve);
  });
  const app = express().get("/", () => {
    throw new Error("secret");
  });
  expect(app.get("env")).toBe("development");
  const { status, text } = await request(app).get("/");
  expect(status).toBe(500);
  expect(text).toContain("<pre>Error: secret<br> &nbsp; &nbsp;at ");
  expect(String(await logged)).toContain("secret");
});

describe("GET /Features/Routing/", () => {
  test("shows the path as the client sent it", async () => {
    const visitor = await visit();
    const { text } = await visitor
      .get("/Features/Routing/")
      .expect(200);
    expect(text).toContain("<p>This page is /Features/Routing/.</p>");
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
    expect(text).toMatch(
      /^\[\{"slug":"core","name":"Lightweight core",/,
    );
    expect(text).toMatch(/\}\]$/);
  });
});
