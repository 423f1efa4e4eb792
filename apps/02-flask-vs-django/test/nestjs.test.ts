import { describe, expect, test } from "@jest/globals";
import request from "supertest";
import { createApp } from "../src/nestjs/app.ts";
import { readComparison } from "./evidence.ts";

const visit = async () => request.agent(await createApp());

describe("what NestJS does with the same requests", () => {
  test("GET / shows every row of comparison.json", async () => {
    const visitor = await visit();
    const { text } = await visitor.get("/").expect(200);
    const names = [...text.matchAll(/<tr>\s*<th>([^<]+)<\/th>/g)];
    expect(names.map(([, name]) => name)).toEqual(
      readComparison().map(({ name }) => name),
    );
  });

  test("POST /books -> 201, and GET /books lists it", async () => {
    const visitor = await visit();
    const book = { id: 1, title: "Two Scoops of Django" };
    await visitor
      .post("/books")
      .send({ title: ` ${book.title} ` })
      .expect(201, book);
    await visitor.get("/books").expect(200, [book]);
  });

  test.each([{}, { title: "" }, { title: "  " }, { title: 7 }, []])(
    "POST %j is 400: the pipe refuses it",
    async (body) => {
      const visitor = await visit();
      await visitor
        .post("/books")
        .send(body)
        .expect(400, { error: "A book needs a title." });
      await visitor.get("/books").expect(200, []);
    },
  );

  test("POST without a body is 400", async () => {
    const visitor = await visit();
    await visitor
      .post("/books")
      .expect(400, { error: "A book needs a title." });
  });

  test("GET /admin/ lists columns and rows, escaped", async () => {
    const visitor = await visit();
    await visitor.post("/books").send({ title: "<b>Bold</b>" });
    const { text } = await visitor.get("/admin/").expect(200);
    expect(text).toContain("<tr><th>id</th><th>title</th></tr>");
    expect(text).toContain(
      "<td>1</td><td>&lt;b&gt;Bold&lt;/b&gt;</td>",
    );
  });
});
