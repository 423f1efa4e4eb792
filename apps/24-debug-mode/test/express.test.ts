import { afterEach, describe, expect, jest, test } from "@jest/globals";
import express from "express";
import type { LoggerOptions } from "pino";
import request from "supertest";

/** What pino writes, in place of the terminal. */
const mockLog: object[] = [];
let mockLevel: string | undefined;
jest.mock("pino", () => {
  const pino = jest.requireActual<typeof import("pino")>("pino");
  const write = (line: string) => mockLog.push(JSON.parse(line));
  return (options: LoggerOptions) => {
    mockLevel = options.level;
    return pino.default(options, { write });
  };
});

// Jest cannot load it: the processes of app.test.ts do.
jest.mock("youch", () => ({
  Youch: class {
    toHTML = async (error: Error) => `The page of ${error.stack}`;
  },
}));

afterEach(() => {
  jest.restoreAllMocks();
  mockLog.length = 0;
});

test("Express takes an unset NODE_ENV for development", async () => {
  jest.replaceProperty(process, "env", {});
  const app = express().use(() => {
    throw new Error("Nobody answers at db.internal");
  });
  const logged = new Promise((resolve) => {
    jest.spyOn(console, "error").mockImplementation(resolve);
  });
  const { text } = await request(app).get("/").expect(500);
  expect(app.get("env")).toBe("development");
  expect(text).toContain("Error: Nobody answers at db.internal");
  expect(await logged).toEqual(
    new Error("Nobody answers at db.internal"),
  );
});

/** The app with that environment. */
async function start(env: Record<string, string>) {
  const { createApp } = await import("../src/app.ts"); // with the mocks
  jest.replaceProperty(process, "env", env);
  return request(createApp());
}

const OFF = [{}, { NODE_ENV: "production" }, { NODE_ENV: "test" }];
const HOME = { level: 20, msg: "Somebody is at home" };
const FAULT = {
  level: 50,
  msg: "Nobody answers at db.internal",
  err: { type: "Error", stack: expect.stringMatching(/app\.ts:\d+/) },
};

describe.each(OFF)("with %j", (env) => {
  test("only the log tells of a fault", async () => {
    const visitor = await start(env);
    await visitor.get("/").expect(200, "Debug mode is off");
    await visitor.get("/admin").expect(403, "Forbidden");
    expect(mockLog).toEqual([]);
    expect(mockLevel).toBe("warn");
    await visitor.get("/boom").expect(500, "Internal Server Error");
    expect(mockLog).toMatchObject([FAULT]);
  });

  test("LOG_LEVEL changes only the log", async () => {
    const visitor = await start({ ...env, LOG_LEVEL: "DEBUG" });
    await visitor.get("/").expect(200, "Debug mode is off");
    await visitor.get("/boom").expect(500, "Internal Server Error");
    expect(mockLog).toMatchObject([HOME, FAULT]);
  });
});

describe("with NODE_ENV=development", () => {
  test("visitors see the stack, and the log tells more", async () => {
    const visitor = await start({ NODE_ENV: "development" });
    await visitor.get("/").expect(200, "Debug mode is on");
    const { text } = await visitor.get("/boom").expect(500);
    expect(text).toMatch(
      /^The page of Error: Nobody answers at db\.internal\n.*app\.ts:/,
    );
    expect(mockLog).toMatchObject([HOME, FAULT]);
  });

  test("a refusal is no fault", async () => {
    const visitor = await start({ NODE_ENV: "development" });
    await visitor.get("/admin").expect(403, "Forbidden");
    expect(mockLog).toEqual([]);
  });

  test("LOG_LEVEL=warn leaves only what is worse", async () => {
    const env = { NODE_ENV: "development", LOG_LEVEL: "warn" };
    const visitor = await start(env);
    await visitor.get("/").expect(200, "Debug mode is on");
    await visitor.get("/boom").expect(500);
    expect(mockLog).toMatchObject([FAULT]);
  });
});

test("an empty LOG_LEVEL is none, and a wrong one is refused", async () => {
  const visitor = await start({ LOG_LEVEL: "" });
  await visitor.get("/").expect(200);
  expect(mockLog).toEqual([]);
  await expect(start({ LOG_LEVEL: "loud" })).rejects.toThrow(
    "level:loud",
  );
});

test("NODE_ENV=production caches views, and nothing set does not", () => {
  jest.replaceProperty(process, "env", { NODE_ENV: "production" });
  expect(express().enabled("view cache")).toBe(true);
  jest.replaceProperty(process, "env", {});
  expect(express().enabled("view cache")).toBe(false);
});
