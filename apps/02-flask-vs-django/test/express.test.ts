import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";
import { countRows, readComparison } from "./evidence.ts";

const visit = target(createApp);

describe("the evidence", () => {
  test("files, lines and libraries are as counted now", () => {
    const names = new Set(countRows().map(({ name }) => name));
    const written = readComparison().filter(({ name }) =>
      names.has(name),
    );
    expect(written).toEqual(countRows());
  });

  test("GET / shows every row of it", async () => {
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
});

describe("GET /admin/", () => {
  test("lists columns and rows, escaped", async () => {
    const visitor = await visit();
    await visitor.post("/books").send({ title: "<b>Bold</b>" });
    const { text } = await visitor.get("/admin/").expect(200);
    expect(text).toContain("<tr><th>id</th><th>title</th></tr>");
    expect(text).toContain(
      "<td>1</td><td>&lt;b&gt;Bold&lt;/b&gt;</td>",
    );
  });
});
