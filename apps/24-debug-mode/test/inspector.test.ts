import {
  afterAll,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import request from "supertest";
import { canConnect, type Server, startNode } from "./server.ts";

jest.setTimeout(120_000); // processes start

let plain: Server;
let inspected: Server;

beforeAll(() => {
  const env = { NODE_ENV: "development", DEBUG: "express:*" };
  plain = startNode(["--import", "tsx"], { env });
  inspected = startNode(["--inspect=0", "--import", "tsx"], {});
});
afterAll(() => Promise.all([plain.end(), inspected.end()]));

test("DEBUG=express:* shows what Express itself does", async () => {
  await plain.get("/");
  expect(plain.output()).toContain("express:application");
});

describe("the inspector", () => {
  let address: string;
  beforeAll(async () => {
    address = await inspected.until(
      () => /ws:\/\/(127\.0\.0\.1:\d+)/.exec(inspected.output())?.[1],
    );
  });

  test("is not there unless asked for", async () => {
    await plain.get("/");
    expect(plain.output()).not.toContain("Debugger listening");
  });

  test("--inspect listens only on the loopback address", async () => {
    const port = Number(address.split(":")[1]);
    expect(await canConnect("127.0.0.1", port)).toBe(true);
    expect(await canConnect("127.0.0.2", port)).toBe(false);
  });

  test("it refuses another name for its host", async () => {
    const visitor = request(`http://${address}`);
    await visitor.get("/json/version").expect(200);
    await visitor
      .get("/json/version")
      .set("Host", "evil.example")
      .expect(400);
  });
});
