import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { Sequelize } from "sequelize";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { openBooks } from "../src/books.ts";
import { createApp as createNestApp } from "../src/nestjs/app.ts";

const opened: Sequelize[] = [];
Sequelize.afterInit((database) => {
  opened.push(database);
});

afterEach(() => {
  jest.restoreAllMocks();
});

test("the table books demands a title", async () => {
  const Books = await openBooks();
  expect(Books.getTableName()).toBe("books");
  const create = Books.create({ title: null as unknown as string });
  await expect(create).rejects.toThrow("title cannot be null");
});

test("NestJS: a database that fails rejects, and ends no process", async () => {
  jest
    .spyOn(Sequelize.prototype, "sync")
    .mockRejectedValue(new Error("away"));
  await expect(createNestApp()).rejects.toThrow("away");
});

describe.each([
  ["Express", createApp],
  ["NestJS", createNestApp],
])("%s", (_side, create) => {
  test("prints nothing", async () => {
    const log = jest.spyOn(console, "log").mockReturnValue();
    const write = jest
      .spyOn(process.stdout, "write")
      .mockReturnValue(true);
    const visitor = request(await create());
    await visitor.post("/books").send({ title: "Flask" }).expect(201);
    const printed = [...log.mock.calls, ...write.mock.calls];
    write.mockRestore();
    expect(printed).toEqual([]);
  });

  test("books come in the order of their ids", async () => {
    const visitor = request(await create());
    // SQLite reads rows backwards where no order is asked for.
    await opened.at(-1)?.query("PRAGMA reverse_unordered_selects = ON");
    const books = [1, 2].map((id) => ({ id, title: `Book ${id}` }));
    for (const { title } of books) {
      await visitor.post("/books").send({ title }).expect(201);
    }
    await visitor.get("/books").expect(200, books);
    const { text } = await visitor.get("/admin/").expect(200);
    const cells = [...text.matchAll(/<td>([^<]+)<\/td>/g)];
    expect(cells.map(([, cell]) => cell)).toEqual([
      "1",
      "Book 1",
      "2",
      "Book 2",
    ]);
  });
});
