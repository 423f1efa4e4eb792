// The tests of src/app.ts: run `npx jest` in the lesson's folder.

import {
  afterEach,
  beforeEach,
  expect,
  jest,
  test,
} from "@jest/globals";
import type { Express } from "express";
import request from "supertest";
import { createApp } from "../src/app.ts";

type Visitor = ReturnType<typeof request.agent>;
const BOB = "bob@example.org";

// #region fixture
let outbox: [to: string, text: string][];
let app: Express;
let visitor: Visitor;

beforeEach(async () => {
  outbox = [];
  app = await createApp({
    sendMail: async (...mail) => void outbox.push(mail),
  });
  visitor = request.agent(app);
});
// #endregion

// #region client
test("GET / greets", async () => {
  await visitor.get("/").expect(200, "Hello, Flask!");
});
// #endregion

// #region helper
async function invite(from: Visitor, email = BOB) {
  const form = from.post("/invitations").type("form");
  const { status, text } = await form.send({ email });
  return [status, text];
}
// #endregion

// #region session
test("only who has logged in invites", async () => {
  expect(await invite(visitor)).toEqual([401, "Log in first"]);
  await visitor.post("/login").expect(200, "Logged in as Ada");
  expect(await invite(visitor)).toEqual([201, `Invited ${BOB}`]);
});

test("a stranger has another session", async () => {
  await visitor.post("/login");
  const stranger = request.agent(app);
  expect(await invite(stranger)).toEqual([401, "Log in first"]);
});
// #endregion

// #region database
test("what was sent is counted", async () => {
  await visitor.post("/login");
  await invite(visitor);
  await invite(visitor);
  await visitor.get("/invitations").expect(200, { sent: 2 });
});

test("the database is empty at first", async () => {
  await visitor.get("/invitations").expect(200, { sent: 0 });
});
// #endregion

// #region parametrize
test.each(["", "bob", "@example.org", "bob@example", "b b@a.org"])(
  "%j is no email address",
  async (email) => {
    await visitor.post("/login");
    const refusal = [400, "This is no email address"];
    expect(await invite(visitor, email)).toEqual(refusal);
  },
);
// #endregion

// #region mail
test("the mail holds a link that works", async () => {
  await visitor.post("/login");
  await invite(visitor);
  const text = /^Ada invites you: \/invitations\/[\w-]{43}$/;
  expect(outbox).toEqual([[BOB, expect.stringMatching(text)]]);
  await visitor.get(link()).expect(200, `Welcome, ${BOB}!`);
});

function link(): string {
  return outbox[0]?.[1].split(" ").at(-1) ?? "";
}
// #endregion

// #region time
afterEach(() => {
  jest.restoreAllMocks();
});

test.each([
  [0, 200],
  [3600, 200],
  [3601, 410],
])("after %i seconds a link answers %i", async (seconds, status) => {
  const now = Date.now();
  const clock = jest.spyOn(Date, "now").mockReturnValue(now);
  await visitor.post("/login");
  await invite(visitor);
  clock.mockReturnValue(now + seconds * 1000);
  const response = await visitor.get(link());
  expect(response.status).toBe(status);
});
// #endregion

// #region raises
test("a folder is no database", async () => {
  const opened = createApp({ database: "." });
  await expect(opened).rejects.toThrow("unable to open");
});

test("a mail that fails is 500 and does not count", async () => {
  const failing = await createApp({
    sendMail: () => Promise.reject(new Error("SMTP is down")),
  });
  visitor = request.agent(failing);
  await visitor.post("/login");
  const [status, text] = await invite(visitor);
  expect(status).toBe(500);
  expect(text).toContain("Error: SMTP is down");
  await visitor.get("/invitations").expect(200, { sent: 0 });
});
// #endregion
