import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

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
      "Libraries named",
      "Seconds to the first answer",
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
