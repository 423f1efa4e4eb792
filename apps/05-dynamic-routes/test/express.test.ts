import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import express from "express";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

describe("what Express alone does", () => {
  test("GET /user/Ada%2FLovelace: the parameter holds a slash", async () => {
    const visitor = await visit();
    await visitor
      .get("/user/Ada%2FLovelace")
      .expect(200, "Hello, Ada/Lovelace!");
  });

  test("GET /user/%FF is 400", async () => {
    const visitor = await visit();
    await visitor.get("/user/%FF").expect(400);
  });

  test.each(["/:id(\\d+)", "/:id?", "*"])(
    "registering %s throws",
    (pattern) => {
      expect(() => express().get(pattern, () => undefined)).toThrow(
        TypeError,
      );
    },
  );
});
