import {
  afterEach,
  beforeAll,
  describe,
  expect,
  test,
} from "@jest/globals";
import {
  ada,
  bob,
  readForm,
  submit,
  TOKEN,
  type Visitor,
  visit,
  visitAs,
} from "./visitors.ts";

/** Signing up and logging in. */
export function describeAccounts(): void {
  test.each([
    ["/signup", "Sign up", ["email", "password"]],
    ["/login", "Log in", ["email", "password"]],
    ["/reset", "Forgotten password", ["email"]],
  ])("GET %s is the form %j with %j", async (path, title, fields) => {
    const visitor = await visit();
    const { text } = await visitor.get(path).expect(200);
    expect(readForm(text)).toEqual({ title, fields });
    expect(text).not.toContain('role="alert"');
  });

  describe("POST /signup", () => {
    test("makes an account and logs in", async () => {
      const visitor = await visit();
      const response = await submit(visitor, "/signup", ada);
      expect(response.status).toBe(303);
      expect(response.get("Location")).toBe("/");
      const { text } = await visitor.get("/").expect(200);
      expect(text).toContain("<h1>Notes of ada@example.org</h1>");
    });

    test("an email in capitals is the same account", async () => {
      const visitor = await visitAs(ada);
      const user = { ...bob, email: "Ada@Example.ORG" };
      await visitor.post("/signup").send(user).expect(409);
      await visitor
        .post("/login")
        .send({ ...ada, email: user.email })
        .expect(303);
      const { text } = await visitor.get("/").expect(200);
      expect(text).toContain("<h1>Notes of ada@example.org</h1>");
    });

    test("takes JSON as well", async () => {
      const visitor = await visitAs(ada);
      await visitor.get("/").expect(200);
    });

    test("a taken email is 409, in the same form", async () => {
      const visitor = await visitAs(ada);
      const other = { ...bob, email: ada.email };
      const response = await submit(visitor, "/signup", other);
      expect(response.status).toBe(409);
      expect(response.text).toContain(
        '<p role="alert">This email is taken</p>',
      );
      await visitor.post("/login").send(other).expect(401);
    });
  });

  describe("POST /signup with what fits no account", () => {
    let visitor: Visitor;
    beforeAll(async () => {
      visitor = await visit();
    });
    afterEach(async () => {
      await visitor.get("/").expect(302); // nobody is logged in
    });

    test.each([
      [{ ...ada, email: "ada" }, "Enter an email"],
      [{ ...ada, email: "ada@example.org\n" }, "Enter an email"],
      [{ ...ada, email: "" }, "Enter an email"],
      [{ ...ada, email: "ada\0@example.org" }, "Enter an email"],
      [{ ...ada, email: "ada@example.org\0" }, "Enter an email"],
      [{ ...ada, email: "a da@example.org" }, "Enter an email"],
      [{ ...ada, email: "ada@@example.org" }, "Enter an email"],
      [{ password: ada.password }, "Enter an email"],
      [{ ...ada, password: "1234567" }, "Take 8 to 200 characters"],
      [
        { ...ada, password: "x".repeat(201) },
        "Take 8 to 200 characters",
      ],
      [{ email: ada.email }, "Take 8 to 200 characters"],
    ])("%j is 400: %s", async (user, error) => {
      const response = await visitor.post("/signup").send(user);
      expect(response.status).toBe(400);
      expect(response.text).toContain(`<p role="alert">${error}</p>`);
    });

    test.each([
      { ...ada, email: ["ada@example.org"] },
      { ...ada, email: { ne: "" } },
      { ...ada, password: 12345678 },
      [ada],
      [],
    ])("%j is 400", async (user) => {
      await visitor.post("/signup").send(user).expect(400);
    });

    test.each(["email", "password"])(
      "half a pair of UTF-16 as %s is 400",
      async (field) => {
        const json = JSON.stringify({ ...ada, [field]: "HALF@x.org" });
        await visitor
          .post("/signup")
          .type("json")
          .send(json.replace("HALF", "\\ud800"))
          .expect(400);
      },
    );

    test("JSON of 20,000 brackets is 400", async () => {
      await visitor
        .post("/signup")
        .type("json")
        .send("[".repeat(20_000) + "]".repeat(20_000))
        .expect(400);
    });
  });

  describe("POST /login", () => {
    test("logs in", async () => {
      const visitor = await visitAs(ada);
      await visitor.post("/logout").send({}).expect(303);
      const response = await submit(visitor, "/login", ada);
      expect(response.status).toBe(303);
      expect(response.get("Location")).toBe("/");
      await visitor.get("/").expect(200);
    });

    test("tells one user from another", async () => {
      const visitor = await visitAs(ada);
      await visitor.post("/signup").send(bob).expect(303);
      await visitor.post("/logout").send({}).expect(303);
      await visitor.post("/login").send(bob).expect(303);
      const { text } = await visitor.get("/").expect(200);
      expect(text).toContain("<h1>Notes of bob@example.org</h1>");
    });

    test("a stranger and a wrong password get the same answer", async () => {
      const visitor = await visitAs(ada);
      await visitor.post("/logout").send({}).expect(303);
      const wrong = await submit(visitor, "/login", {
        ...ada,
        password: bob.password,
      });
      const stranger = await submit(visitor, "/login", bob);
      expect(wrong.status).toBe(401);
      expect(wrong.text).toContain(
        '<p role="alert">Wrong email or password</p>',
      );
      expect(stranger.status).toBe(401);
      expect(stranger.text.replace(TOKEN, "")).toBe(
        wrong.text.replace(TOKEN, ""),
      );
      await visitor.get("/").expect(302);
    });

    test("without a password is 400", async () => {
      const visitor = await visit();
      const { text } = await visitor
        .post("/login")
        .send({ email: ada.email, password: "" })
        .expect(400);
      expect(text).toContain('<p role="alert">Enter a password</p>');
    });

    test.each(["ada", "ada\0@example.org"])(
      "the email %j is 400",
      async (email) => {
        const visitor = await visit();
        const { text } = await visitor
          .post("/login")
          .send({ ...ada, email })
          .expect(400);
        expect(text).toContain('<p role="alert">Enter an email</p>');
      },
    );

    test("the eleventh attempt within a minute is 429", async () => {
      const visitor = await visitAs(ada);
      for (let attempt = 1; attempt <= 10; attempt += 1) {
        await visitor.post("/login").send({}).expect(400);
      }
      const response = await visitor.post("/login").send(ada);
      expect(response.status).toBe(429);
      expect(response.get("Retry-After")).toBe("60");
      expect(response.text).toContain(
        '<p role="alert">Too many attempts: wait a minute</p>',
      );
      await visitor.post("/login").type("json").expect(429);
      await visitor.get("/login").expect(200);
    });

    test("an address that a client makes up is not counted", async () => {
      const visitor = await visit();
      const statuses: number[] = [];
      for (let attempt = 1; attempt <= 11; attempt += 1) {
        const { status } = await visitor
          .post("/login")
          .set("X-Forwarded-For", `203.0.113.${attempt}`)
          .send({});
        statuses.push(status);
      }
      expect(statuses).toEqual([...Array(10).fill(400), 429]);
    });

    test("attempts at once are counted too", async () => {
      const visitor = await visit();
      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          visitor.post("/login").send({}),
        ),
      );
      const counts = [400, 429].map(
        (wanted) =>
          answers.filter(({ status }) => status === wanted).length,
      );
      expect(counts).toEqual([10, 10]);
    });

    test.each([
      {},
      { email: ada.email },
      { ...ada, password: "" },
      { ...ada, email: "" },
    ])("%j is 400", async (fields) => {
      const visitor = await visit();
      await visitor.post("/login").send(fields).expect(400);
    });

    test("a password in the query is none", async () => {
      const visitor = await visitAs(ada);
      await visitor.post("/logout").send({}).expect(303);
      await visitor.post("/login").query(ada).send({}).expect(400);
      await visitor.get("/").expect(302);
    });
  });
}
