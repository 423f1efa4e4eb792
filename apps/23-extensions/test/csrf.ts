import { afterEach, beforeAll, describe, test } from "@jest/globals";
import { ada, tokenOf, type Visitor, visit } from "./visitors.ts";

/** Forms that other sites could send. */
export function describeCsrf(): void {
  describe("a form without the right token", () => {
    const REFUSED = "This form has no token, or an old one";
    let visitor: Visitor;
    beforeAll(async () => {
      visitor = await visit();
      await visitor.get("/signup").expect(200); // makes a token
    });
    afterEach(async () => {
      await visitor.post("/login").send(ada).expect(401); // no account
    });

    test.each(["/signup", "/login", "/logout", "/notes", "/reset"])(
      "POST %s is 400",
      async (path) => {
        await visitor
          .post(path)
          .type("form")
          .send({ ...ada, text: "Forged" })
          .expect(400, REFUSED);
      },
    );

    test("the token of another visitor is 400", async () => {
      const csrf_token = await tokenOf(await visit(), "/signup");
      await visitor
        .post("/signup")
        .type("form")
        .send({ csrf_token, ...ada })
        .expect(400, REFUSED);
    });

    test.each([
      "text/plain",
      "text/plain; application/json",
      "multipart/form-data; boundary=x",
    ])("JSON sent as %s is 400", async (type) => {
      await visitor
        .post("/signup")
        .set("Content-Type", type)
        .send(JSON.stringify(ada))
        .expect(400, REFUSED);
    });
  });
}
