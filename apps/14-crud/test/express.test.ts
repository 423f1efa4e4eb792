import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { openDatabase } from "../src/models.ts";

describe("queries", () => {
  test("GET /posts takes one query, whatever the number", async () => {
    const { queries, db } = await openCounted();
    const visitor = request(await createApp(Promise.resolve(db)));
    queries.length = 0;
    const { body } = await visitor.get("/posts").expect(200);
    expect(body).toHaveLength(3);
    expect(queries).toHaveLength(1);
    expect(queries[0]).toContain("JOIN `users`");
  });

  test("the author asked for post by post: one and N", async () => {
    const { queries, db } = await openCounted();
    for (const post of await db.Post.findAll()) {
      await db.User.findByPk(post.author_id);
    }
    expect(queries).toHaveLength(1 + 3);
  });

  test("an update writes the changed column alone", async () => {
    const { queries, db } = await openCounted();
    const visitor = request(await createApp(Promise.resolve(db)));
    queries.length = 0;
    await visitor.patch("/users/1").send({ name: "Eve" }).expect(200);
    expect(queries).toHaveLength(2);
    expect(queries[1]).toContain("SET `name`=$1 WHERE");
  });
});

describe("a database in a file", () => {
  test("takes several transactions at a time", async () => {
    const folder = await mkdtemp(join(tmpdir(), "crud-"));
    const db = await openDatabase(join(folder, "crud.sqlite3"));
    const visitor = request(await createApp(Promise.resolve(db)));
    await db.User.create({ name: "Ada", email: "ada@example.org" });

    const answers = await Promise.all(
      [
        ["A", "B"],
        ["C", "D"],
        ["E", "E"],
      ].map((titles) => visitor.post("/users/1/posts").send(titles)),
    );
    expect(answers.map(({ status }) => status)).toEqual([
      201, 201, 409,
    ]);
    expect(await db.Post.count()).toBe(4);
    await db.sequelize.close();
    await rm(folder, { recursive: true });
  });

  test("is there after a restart", async () => {
    const folder = await mkdtemp(join(tmpdir(), "crud-"));
    const file = join(folder, "crud.sqlite3");
    const before = await openDatabase(file);
    await before.User.create({ name: "Ada", email: "ada@example.org" });
    await before.sequelize.close();

    const after = await openDatabase(file);
    expect(await after.User.count()).toBe(1);
    await after.sequelize.close();
    await rm(folder, { recursive: true });
  });
});

/** Three posts of one user each, and the SQL that runs from then on. */
async function openCounted() {
  const queries: string[] = [];
  const db = await openDatabase(":memory:", (sql) => queries.push(sql));
  for (const name of ["Ada", "Bob", "Cleo"]) {
    const { id } = await db.User.create({ name, email: name });
    await db.Post.create({ title: `By ${name}`, author_id: id });
  }
  queries.length = 0;
  return { queries, db };
}
