import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";

const visit = target(createApp);
const django = process.env["TARGET"] === "django";

describe("GET /", () => {
  test("shows the comparison as a table", async () => {
    const visitor = await visit();
    const { text } = await visitor
      .get("/")
      .expect(200)
      .expect("Content-Type", "text/html; charset=utf-8");
    const rows = [...text.matchAll(/<tr>\s*<th>([^<]+)<\/th>/g)];
    expect(rows.map(([, name]) => name)).toEqual([
      "Type",
      "Flexibility",
      "ORM",
      "Admin",
      "Use case",
      "Files",
      "Lines of code",
      "Libraries imported",
    ]);
  });
});

describe("/books", () => {
  test("GET -> no books at first", async () => {
    const visitor = await visit();
    await visitor
      .get("/books")
      .expect(200, [])
      .expect("Content-Type", /^application\/json/);
  });

  test("POST -> 201 and the book, without blanks around", async () => {
    const visitor = await visit();
    await visitor
      .post("/books")
      .send({ title: " Flask & Co. " })
      .expect(201, { id: 1, title: "Flask & Co." });
    await visitor
      .post("/books")
      .send({ title: "Two Scoops of Django" })
      .expect(201, { id: 2, title: "Two Scoops of Django" });
    await visitor.get("/books").expect(200, [
      { id: 1, title: "Flask & Co." },
      { id: 2, title: "Two Scoops of Django" },
    ]);
  });

  test("60 POSTs at once: 60 books, each with its own id", async () => {
    const visitor = await visit();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        visitor.post("/books").send({ title: `Book ${n}` }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(
      Array(60).fill(201),
    );
    const ids = answers.map(({ body }) => body.id);
    expect(new Set(ids).size).toBe(60);
    const { body } = await visitor.get("/books").expect(200);
    expect(body).toHaveLength(60);
  });

  test("a NUL byte is a part of the title, and of no path", async () => {
    const visitor = await visit();
    const title = "a\0b";
    await visitor.post("/books").send({ title }).expect(201);
    await visitor.get("/books?x=%00").expect(200, [{ id: 1, title }]);
    await visitor.get("/books%00").expect(404);
  });

  test("a client chooses the title, and no id", async () => {
    const visitor = await visit();
    await visitor
      .post("/books")
      .send({ title: "Flask", id: 99 })
      .expect(201, { id: 1, title: "Flask" });
  });

  test("POST as plain text is 400; Django reads any type", async () => {
    const visitor = await visit();
    await visitor
      .post("/books")
      .type("text/plain")
      .send('{"title": "Flask"}')
      .expect(django ? 201 : 400);
  });

  test("POST without a body is 400", async () => {
    const visitor = await visit();
    await visitor
      .post("/books")
      .expect(400, { error: "A book needs a title." });
  });

  test.each([{}, { title: "" }, { title: "  " }, { title: 7 }, []])(
    "POST %j is 400",
    async (body) => {
      const visitor = await visit();
      await visitor
        .post("/books")
        .send(body)
        .expect(400, { error: "A book needs a title." });
      await visitor.get("/books").expect(200, []);
    },
  );
});

describe("GET /admin/", () => {
  test("lists columns and rows, escaped; Django asks for a log-in", async () => {
    const visitor = await visit();
    await visitor.post("/books").send({ title: "<b>Bold</b>" });
    if (django) {
      await visitor
        .get("/admin/")
        .expect(302)
        .expect("Location", "/admin/login/?next=/admin/");
      return;
    }
    const { text } = await visitor.get("/admin/").expect(200);
    expect(text).toContain("<tr><th>id</th><th>title</th></tr>");
    expect(text).toContain(
      "<td>1</td><td>&lt;b&gt;Bold&lt;/b&gt;</td>",
    );
  });

  test("Django knows its own name only, the others take any", async () => {
    const visitor = await visit();
    await visitor
      .get("/books")
      .set("Host", "evil.example")
      .expect(django ? 400 : 200);
  });
});
