import { target } from "@decant/shared/testing";
import { expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";
import { readComparison } from "./evidence.ts";

const visit = target(createApp);

test.each(["null", '"Flask"', "7"])(
  "POST %s is 400: the parser takes objects and arrays only",
  async (body) => {
    const visitor = await visit();
    const { text } = await visitor
      .post("/books")
      .type("json")
      .send(body)
      .expect(400)
      .expect("Content-Type", "text/html; charset=utf-8");
    expect(text).toContain("<pre>SyntaxError: Unexpected token ");
  },
);

test("half a character: U+FFFD is stored, the answer has the half", async () => {
  const visitor = await visit();
  const title = "\ud83d";
  await visitor.post("/books").send({ title }).expect(201, {
    id: 1,
    title,
  });
  await visitor.get("/books").expect(200, [{ id: 1, title: "\ufffd" }]);
});

test("GET / shows every row of comparison.json", async () => {
  const visitor = await visit();
  const { text } = await visitor.get("/").expect(200);
  const cells = [...text.matchAll(/<t[hd]>([^<]+)<\/t[hd]>/g)];
  expect(cells.map(([, cell]) => cell)).toEqual([
    "Flask",
    "Django",
    "Express",
    "NestJS",
    ...readComparison().flatMap((row) => Object.values(row)),
  ]);
});
