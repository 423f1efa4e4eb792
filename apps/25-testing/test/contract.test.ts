import { target } from "@decant/shared/testing";
import {
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

beforeEach(() => {
  // Without another sendMail a mail is printed.
  jest.spyOn(console, "log").mockImplementation(() => undefined);
});

const PAGE = "text/html; charset=utf-8";

test("GET / -> Hello, Flask!", async () => {
  const visitor = await visit();
  await visitor
    .get("/")
    .expect(200, "Hello, Flask!")
    .expect("Content-Type", PAGE);
});

test("POST /login sets an HttpOnly cookie", async () => {
  const visitor = await visit();
  await visitor
    .post("/login")
    .expect(200, "Logged in as Ada")
    .expect("Set-Cookie", /=.+; HttpOnly/);
});

describe("POST /invitations", () => {
  test("without a session is 401", async () => {
    const visitor = await visit();
    await visitor
      .post("/invitations")
      .type("form")
      .send({ email: "bob@example.org" })
      .expect(401, "Log in first");
    await visitor.get("/invitations").expect(200, { sent: 0 });
  });

  test("with an address is 201 and counts", async () => {
    const visitor = await visit();
    await visitor.post("/login");
    await visitor
      .post("/invitations")
      .type("form")
      .send({ email: "bob@example.org" })
      .expect(201, "Invited bob@example.org")
      .expect("Content-Type", PAGE);
    await visitor.get("/invitations").expect(200, { sent: 1 });
  });

  test.each([
    "email=",
    "email=bob",
    "email=bob%40example.org%0A",
    "email=%3Cb%3E%40example.org",
    "address=bob%40example.org",
    "",
  ])("%j is 400", async (body) => {
    const visitor = await visit();
    await visitor.post("/login");
    await visitor
      .post("/invitations")
      .type("form")
      .send(body)
      .expect(400, "This is no email address");
    await visitor.get("/invitations").expect(200, { sent: 0 });
  });
});

test("GET /invitations/none is 404", async () => {
  const visitor = await visit();
  await visitor.get("/invitations/none").expect(404);
});

test("two apps share nothing", async () => {
  const [one, other] = [await visit(), await visit()];
  await one.post("/login");
  const { status } = await one
    .post("/invitations")
    .type("form")
    .send({ email: "bob@example.org" });
  expect(status).toBe(201);
  await other.get("/invitations").expect(200, { sent: 0 });
});
