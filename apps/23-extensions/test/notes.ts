import { describe, expect, test } from "@jest/globals";
import {
  ada,
  bob,
  readForm,
  submit,
  visit,
  visitAs,
} from "./visitors.ts";

/** The notes, as pages and over the API. */
export function describeNotes(): void {
  describe("notes", () => {
    test("GET / as a stranger leads to the log-in", async () => {
      const visitor = await visit();
      await visitor.get("/").expect(302).expect("Location", "/login");
    });

    test("POST /notes adds one, and escapes it", async () => {
      const visitor = await visitAs(ada);
      const fields = { text: "<b>Tea</b>" };
      const response = await submit(visitor, "/notes", fields, "/");
      expect(response.status).toBe(303);
      expect(response.get("Location")).toBe("/");
      const { text } = await visitor.get("/").expect(200);
      expect(text).toContain("<li>&lt;b&gt;Tea&lt;/b&gt;</li>");
    });

    test.each(["", "x".repeat(201)])("%j is 400", async (text) => {
      const visitor = await visitAs(ada);
      const response = await submit(visitor, "/notes", { text }, "/");
      expect(response.status).toBe(400);
      expect(response.text).toContain("Write 1 to 200 characters");
      const form = { title: "Note", fields: ["text"] };
      expect(readForm(response.text)).toEqual(form);
    });
  });

  describe("/api/notes", () => {
    test("GET may name a type without a body", async () => {
      const visitor = await visit();
      await visitor
        .get("/api/notes")
        .set("Content-Type", "application/json")
        .expect(401);
    });

    test.each(["/api/notes", "/api/notes/1"])(
      "GET %s as a stranger is 401",
      async (path) => {
        const visitor = await visit();
        await visitor.get(path).expect(401, { error: "Log in first" });
      },
    );

    test("POST answers 201 with the note and its URL", async () => {
      const visitor = await visitAs(ada);
      await visitor
        .post("/api/notes")
        .send({ text: "Tea", id: "9", user_id: "9" })
        .expect(201, { id: 1, text: "Tea" })
        .expect("Location", "/api/notes/1");
      await visitor
        .get("/api/notes/1")
        .expect(200, { id: 1, text: "Tea" });
    });

    test.each(["0x1", "1.0", "1e0", "-1", "%00", "9".repeat(30)])(
      "GET /api/notes/%s is 404",
      async (id) => {
        const visitor = await visitAs(ada);
        await visitor
          .post("/api/notes")
          .send({ text: "Tea" })
          .expect(201);
        await visitor.get(`/api/notes/${id}`).expect(404);
      },
    );

    test("GET /api/notes/2 without such a note is 404", async () => {
      const visitor = await visitAs(ada);
      await visitor
        .get("/api/notes/2")
        .expect(404, { error: "No such note" });
    });

    test("60 notes at once have 60 ids", async () => {
      const visitor = await visitAs(ada);
      const answers = await Promise.all(
        Array.from({ length: 60 }, (_, n) =>
          visitor.post("/api/notes").send({ text: `Note ${n}` }),
        ),
      );
      expect(
        answers.map(({ status, body }) => [status, body.text]),
      ).toEqual(answers.map((_, n) => [201, `Note ${n}`]));
      const ids = answers.map(({ body }) => body.id);
      expect(new Set(ids).size).toBe(60);
      const { body } = await visitor.get("/api/notes").expect(200);
      expect(body).toHaveLength(60);
      await visitor.get("/api/notes/60").expect(200);
    });

    test("a text has 1 to 200 characters", async () => {
      const visitor = await visitAs(ada);
      for (const text of ["x", "x".repeat(200)]) {
        await visitor.post("/api/notes").send({ text }).expect(201);
      }
    });

    test("POST without a text is 400", async () => {
      const visitor = await visitAs(ada);
      await visitor
        .post("/api/notes")
        .send({ text: "" })
        .expect(400, { error: "Write 1 to 200 characters" });
    });

    test("a note of another user is 404", async () => {
      const visitor = await visitAs(ada);
      await visitor
        .post("/api/notes")
        .send({ text: "Tea" })
        .expect(201);
      await visitor.post("/signup").send(bob).expect(303);
      await visitor.get("/api/notes").expect(200, []);
      await visitor.get("/api/notes/1").expect(404);
    });
  });

  describe("another origin", () => {
    const friend = "https://app.example.org";

    test("the one on the list is let in, with its cookie", async () => {
      const visitor = await visitAs(ada);
      await visitor
        .get("/api/notes")
        .set("Origin", friend)
        .expect(200)
        .expect("Access-Control-Allow-Origin", friend)
        .expect("Access-Control-Allow-Credentials", "true");
    });

    test.each([
      ["/api/notes", "https://evil.example"],
      ["/api/notes", "https://app.example.org.evil.example"],
      ["/login", "https://evil.example"],
      ["/login", friend],
    ])("%s may not be asked for by %s", async (path, origin) => {
      const visitor = await visit();
      const response = await visitor
        .options(path)
        .set("Origin", origin)
        .set("Access-Control-Request-Method", "POST")
        .set("Access-Control-Request-Headers", "content-type");
      expect(response.get("Access-Control-Allow-Origin")).not.toBe(
        origin,
      );
    });
  });
}
