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
      .expect(401, "Log in first")
      .expect(({ headers }) => {
        expect(headers).not.toHaveProperty("set-cookie");
      });
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

  test("60 at once are all sent, each with a code", async () => {
    const visitor = await visit();
    await visitor.post("/login");
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        visitor
          .post("/invitations")
          .type("form")
          .send({ email: `bob${index}@example.org` }),
      ),
    );
    expect(answers.map(({ text }) => text)).toEqual(
      answers.map((_, index) => `Invited bob${index}@example.org`),
    );
    await visitor.get("/invitations").expect(200, { sent: 60 });
  });

  test.each(["a@b.c", "A.z+9-0@x-9.Y.org"])(
    "%s is an address",
    async (email) => {
      const visitor = await visit();
      await visitor.post("/login");
      await visitor
        .post("/invitations")
        .type("form")
        .send({ email })
        .expect(201, `Invited ${email}`);
    },
  );

  test.each([
    "email=",
    "email=bob",
    "email=%40example.org",
    "email=bob%40.org",
    "email=bob%40example.",
    "email=bob%40exampleXorg",
    "email=bob%40example.o2g",
    "email=b_b%40example.org",
    "email=bob%40ex_ample.org",
    "email=bob%40example.org%3E",
    "email=%3Cbob%40example.org",
    "email=bob%40example.org%00",
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

  test("without a form is 400", async () => {
    const visitor = await visit();
    await visitor.post("/login");
    await visitor
      .post("/invitations")
      .expect(400, "This is no email address");
  });
});

test.each([
  "none",
  "%00",
  "'--",
  "a".repeat(43),
  `${"a".repeat(43)}%00`,
  `%00${"a".repeat(43)}`,
])("GET /invitations/%s is 404", async (code) => {
  const visitor = await visit();
  await visitor.get(`/invitations/${code}`).expect(404);
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
