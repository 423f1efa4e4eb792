import {
  afterAll,
  afterEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import express from "express";
import request from "supertest";
import {
  canConnect,
  copyLesson,
  startServer,
  until,
} from "./server.ts";

jest.setTimeout(120_000); // some cases start a process

const copy = copyLesson();
afterAll(() => copy.remove());
afterEach(() => {
  jest.restoreAllMocks();
});

function startNode(
  options: string[],
  env: Record<string, string> = {},
) {
  const args = ["--import", "tsx", "--conditions=@decant/source"];
  return startServer(
    process.execPath,
    [...options, ...args, "src/server.ts"],
    { cwd: copy.folder, env },
  );
}

test("Express takes an unset NODE_ENV for development", async () => {
  jest.replaceProperty(process, "env", {});
  const log = jest.spyOn(console, "error").mockReturnValue(undefined);
  const app = express().use(() => {
    throw new Error("Nobody answers at db.internal");
  });
  const { text } = await request(app).get("/").expect(500);
  expect(app.get("env")).toBe("development");
  expect(text).toContain("Error: Nobody answers at db.internal");
  await until(() => log.mock.calls[0], "the log, which comes later");
});

test("DEBUG=express:* shows what Express itself does", async () => {
  const server = startNode([], { DEBUG: "express:*" });
  try {
    await server.get("/");
    expect(server.output()).toContain("express:application");
  } finally {
    await server.end();
  }
});

describe("the inspector", () => {
  test("is not there unless asked for", async () => {
    const server = startNode([], { NODE_ENV: "development" });
    try {
      await server.get("/");
      expect(server.output()).not.toContain("Debugger listening");
    } finally {
      await server.end();
    }
  });

  test("--inspect listens on the loopback address alone", async () => {
    const server = startNode(["--inspect=0"]);
    try {
      const port = await until(
        () => /ws:\/\/127\.0\.0\.1:(\d+)/.exec(server.output())?.[1],
        "the inspector",
      );
      expect(await canConnect("127.0.0.1", Number(port))).toBe(true);
      expect(await canConnect("127.0.0.2", Number(port))).toBe(false);
    } finally {
      await server.end();
    }
  });

  test("it refuses another name for its host", async () => {
    const server = startNode(["--inspect=0"]);
    try {
      const address = await until(
        () => /ws:\/\/(127\.0\.0\.1:\d+)/.exec(server.output())?.[1],
        "the inspector",
      );
      const visitor = request(`http://${address}`);
      await visitor.get("/json/version").expect(200);
      await visitor
        .get("/json/version")
        .set("Host", "evil.example")
        .expect(400);
    } finally {
      await server.end();
    }
  });
});
