import { readCookies } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import {
  ada,
  submit,
  takeBack,
  tokenOf,
  visit,
  visitAs,
} from "./visitors.ts";

/** What a session holds, and when it ends. */
export function describeSession(): void {
  describe("the session", () => {
    test("has a cookie that scripts and other sites lack", async () => {
      const visitor = await visit();
      const { session } = readCookies(await visitor.get("/login"));
      expect(session?.attributes).toEqual({
        httponly: true,
        path: "/",
        samesite: "Lax",
      });
    });

    test("planted before the log-in opens nothing after it", async () => {
      const visitor = await visit();
      const planted = await visitor.get("/signup").expect(200);
      await visitor.post("/signup").send(ada).expect(303);
      await visitor.get("/").expect(200);
      takeBack(visitor, planted);
      await visitor.get("/").expect(302).expect("Location", "/login");
    });

    test("of before the log-in leaves no token behind", async () => {
      const visitor = await visitAs(ada);
      await visitor.post("/logout").send({}).expect(303);
      const csrf_token = await tokenOf(visitor, "/login");
      await visitor.post("/login").send(ada).expect(303);
      await visitor
        .post("/notes")
        .type("form")
        .send({ csrf_token, text: "Planted" })
        .expect(400);
      await visitor.get("/api/notes").expect(200, []);
    });

    test("ends with POST /logout", async () => {
      const visitor = await visitAs(ada);
      const response = await submit(visitor, "/logout", {}, "/");
      expect(response.status).toBe(303);
      expect(response.get("Location")).toBe("/login");
      await visitor.get("/").expect(302).expect("Location", "/login");
    });

    test("need not be there: POST /logout as a stranger", async () => {
      const visitor = await visit();
      await visitor
        .post("/logout")
        .send({})
        .expect(303)
        .expect("Location", "/login");
    });

    test("ends copies of its cookie as well", async () => {
      const visitor = await visit();
      const copied = await visitor
        .post("/signup")
        .send(ada)
        .expect(303);
      await visitor.post("/logout").send({}).expect(303);
      takeBack(visitor, copied);
      await visitor.get("/api/notes").expect(401);
      await visitor.get("/").expect(302).expect("Location", "/login");
    });

    test("ends the user's other sessions too", async () => {
      const visitor = await visit();
      const first = await visitor.post("/signup").send(ada).expect(303);
      visitor.jar.setCookie("session=none; Path=/", "127.0.0.1", "/");
      await visitor.post("/login").send(ada).expect(303);
      await visitor.post("/logout").send({}).expect(303);
      takeBack(visitor, first);
      await visitor.get("/api/notes").expect(401);
    });

    test("tells caches that pages depend on the cookie", async () => {
      const visitor = await visitAs(ada);
      await visitor.get("/").expect("Vary", "Cookie");
    });
  });

  test("two apps at once keep their users apart", async () => {
    const visitor = await visitAs(ada);
    const other = await visit();
    await visitor.get("/").expect(200);
    expect((await other.post("/login").send(ada)).status).toBe(401);
  });
}
