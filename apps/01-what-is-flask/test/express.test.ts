import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import express from "express";
import request from "supertest";
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

  test("res.end adds the length, and neither a type nor an ETag", async () => {
    const app = express().get("/", (_req, res) => {
      res.end("Hello, Flask!");
    });
    const { headers } = await request(app).get("/").expect(200);
    expect(headers).toHaveProperty("content-length", "13");
    expect(headers).not.toHaveProperty("content-type");
    expect(headers).not.toHaveProperty("etag");
  });
});

describe("GET /", () => {
  test("has an ETag, and 304 for a client that has the text", async () => {
    const visitor = await visit();
    const etag = 'W/"d-eku+sZrS8x3buYAP9PcTWWTsbuE"';
    await visitor.get("/").expect(200).expect("ETag", etag);
    await visitor.get("/").set("If-None-Match", etag).expect(304, "");
  });
});

describe("GET /nothing", () => {
  test("is the 404 page of Express", async () => {
    const visitor = await visit();
    const { text } = await visitor.get("/nothing").expect(404);
    expect(text).toContain("<pre>Cannot GET /nothing</pre>");
  });
});

describe("POST /", () => {
  test("is 404, where Flask answers 405", async () => {
    const visitor = await visit();
    await visitor.post("/").expect(404);
  });
});
