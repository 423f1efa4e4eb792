import { createHmac } from "node:crypto";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import express, { type RequestHandler } from "express";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { openInvitations } from "../src/models.ts";

describe("supertest", () => {
  test("without await no request is sent", async () => {
    const greet = jest.fn<RequestHandler>((_req, res) => {
      res.send("Hello, Flask!");
    });
    const visitor = request(express().get("/", greet));
    // oxlint-disable-next-line typescript/no-floating-promises
    visitor.get("/").expect(500, "something else");
    await visitor.get("/").expect(200, "Hello, Flask!");
    expect(greet).toHaveBeenCalledTimes(1);
  });

  test("send(object) is JSON, redirects(1) follows", async () => {
    const app = express()
      .use(express.json())
      .get("/old", (_req, res) => res.redirect("/new"))
      .get("/new", (_req, res) => res.send("new"))
      .post("/", (req, res) => res.json(req.body));
    const visitor = request(app);
    await visitor.post("/").send({ a: 1 }).expect(200, { a: 1 });
    await visitor.get("/old").expect(302).expect("Location", "/new");
    await visitor.get("/old").redirects(1).expect(200, "new");
  });
});

describe("an app that nobody gave anything", () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test("prints its mail, and nothing else", async () => {
    const log = jest.spyOn(console, "log").mockReturnValue();
    const visitor = request.agent(await createApp());
    await visitor.post("/login");
    await visitor
      .post("/invitations")
      .send("email=bob@example.org")
      .expect(201);
    const text = /^Ada invites you: \/invitations\/[\w-]{43}$/;
    expect(log.mock.calls).toEqual([
      ["bob@example.org", expect.stringMatching(text)],
    ]);
  });

  test.each(["a secret", ""])(
    "signs with SECRET_KEY=%j",
    async (key) => {
      const { env } = process;
      jest.replaceProperty(process, "env", { ...env, SECRET_KEY: key });
      const { headers } = await request(await createApp()).post(
        "/login",
      );
      const cookie = decodeURIComponent(String(headers["set-cookie"]));
      const [, id = "", signature] =
        /^connect\.sid=s:([\w-]+)\.([^;]+);/.exec(cookie) ?? [];
      const known = createHmac("sha256", key)
        .update(id)
        .digest("base64");
      expect(signature === known.replace("=", "")).toBe(key !== "");
    },
  );
});

test("an invitation that has ended says so", async () => {
  const mails: string[] = [];
  const app = await createApp({
    sendMail: async (_to, text) => void mails.push(text),
  });
  const visitor = request.agent(app);
  await visitor.post("/login");
  await visitor.post("/invitations").send("email=bob@example.org");
  const link = mails[0]?.split(" ").at(-1) ?? "";
  const clock = jest.spyOn(Date, "now");
  clock.mockReturnValue(Date.now() + 3_601_000);
  await visitor.get(link).expect(410, "This invitation has ended");
  clock.mockRestore();
});

test("the table has these three columns", async () => {
  const Invitation = await openInvitations(":memory:");
  expect(Invitation.getTableName()).toBe("Invitations");
  const column = {
    allowNull: false,
    defaultValue: undefined,
    primaryKey: false,
    unique: false,
  };
  expect(await Invitation.describe()).toEqual({
    code: {
      ...column,
      type: "TEXT",
      allowNull: true, // SQLite would allow it in any text key
      primaryKey: true,
      unique: true,
    },
    email: { ...column, type: "TEXT" },
    ends: { ...column, type: "INTEGER" },
  });
});
