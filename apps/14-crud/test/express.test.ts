import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { DataTypes } from "sequelize";
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

  test("GET /posts: in the order of the ids", async () => {
    const { db } = await openCounted();
    const visitor = request(await createApp(Promise.resolve(db)));
    // SQLite reads rows backwards where no order is asked for.
    const pragma = "PRAGMA reverse_unordered_selects = ON";
    await db.sequelize.query(pragma);
    const { body } = await visitor.get("/posts").expect(200);
    const titles = body.map(({ title }: { title: string }) => title);
    expect(titles).toEqual(["By Ada", "By Bob", "By Cleo"]);
  });

  test("GET /users: the id decides between equal names", async () => {
    const db = await openDatabase();
    const visitor = request(await createApp(Promise.resolve(db)));
    // With this index SQLite reads equal names by their emails.
    const index = "CREATE INDEX names ON users (name, email)";
    await db.sequelize.query(index);
    await db.User.create({ name: "Ada", email: "b@x" });
    await db.User.create({ name: "Ada", email: "a@x" });
    const { body } = await visitor.get("/users?sort=name");
    const ids = body.users.map(({ id }: { id: number }) => id);
    expect(ids).toEqual([1, 2]);
  });

  test("the author asked for post by post: one and N", async () => {
    const { queries, db } = await openCounted();
    for (const post of await db.Post.findAll()) {
      await db.User.findByPk(post.author_id);
    }
    expect(queries).toHaveLength(1 + 3);
  });

  test("an update writes only the column that changed", async () => {
    const { queries, db } = await openCounted();
    const visitor = request(await createApp(Promise.resolve(db)));
    queries.length = 0;
    await visitor.patch("/users/1").send({ name: "Eve" }).expect(200);
    expect(queries).toHaveLength(2);
    expect(queries[1]).toContain("SET `name`=$1 WHERE");
  });
});

describe("a database in a file", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "crud-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test("is there after a restart", async () => {
    const file = join(folder, "crud.db");
    const before = await openDatabase(file);
    await before.User.create({ name: "Ada" });
    await before.sequelize.close();

    const after = await openDatabase(file);
    expect(await after.User.count()).toBe(1);
    await after.sequelize.close();
  });

  test("holds none of a list that was refused", async () => {
    const db = await openDatabase(join(folder, "crud.db"));
    const visitor = request(await createApp(Promise.resolve(db)));
    await db.User.create({ name: "Ada" });
    const titles = ["Letter", "Notes", "Notes"];
    await visitor.post("/users/1/posts").send(titles).expect(409);
    expect(await db.Post.count()).toBe(0);
    await db.sequelize.close();
  });

  test("refuses a second writer with SQLITE_BUSY", async () => {
    const db = await openDatabase(join(folder, "crud.db"));
    await db.sequelize.query("PRAGMA busy_timeout = 0");
    await db.sequelize.transaction(async (transaction) => {
      await db.User.create({ name: "Ada" }, { transaction });
      const sql = "INSERT INTO users (name) VALUES ('Bob')";
      const once = { retry: { max: 1 } };
      await expect(db.sequelize.query(sql, once)).rejects.toThrow(
        "SQLITE_BUSY",
      );
    });
    await db.sequelize.close();
  });
});

describe("a database in memory", () => {
  test("has no second transaction at the same time", async () => {
    const { sequelize } = await openDatabase();
    await sequelize.transaction();
    await expect(sequelize.transaction()).rejects.toThrow(
      "cannot start a transaction within a transaction",
    );
  });

  test("a turn that fails does not keep the next one waiting", async () => {
    const { inTurn } = await openDatabase();
    const order: string[] = [];
    const first = inTurn(async () => {
      await Promise.resolve();
      order.push("first");
      throw new Error("refused");
    });
    const second = inTurn(async () => order.push("second"));
    await expect(first).rejects.toThrow("refused");
    await second;
    expect(order).toEqual(["first", "second"]);
  });
});

test.each([
  ["post", "/users"],
  ["patch", "/users/1"],
  ["delete", "/users/1"],
  ["post", "/users/1/posts"],
] as const)(
  "%s %s waits until the turn before it ends",
  async (method, path) => {
    const { db } = await openCounted();
    const visitor = request(await createApp(Promise.resolve(db)));
    const order: string[] = [];
    let write: Promise<unknown> | undefined;
    await db.inTurn(async () => {
      const body = path.endsWith("posts") ? ["One"] : { name: "Eve" };
      write = visitor[method](path)
        .send(body)
        .then(({ status }) => order.push(`write: ${status < 300}`));
      // Reads do not wait: time enough for a write that does not either.
      for (let read = 0; read < 5; read++) {
        await visitor.get("/posts").expect(200);
      }
      order.push("turn");
    });
    await write;
    expect(order).toEqual(["turn", "write: true"]);
  },
);

test("the SQL, and with it what visitors send, is not logged", async () => {
  const log = jest.spyOn(console, "log").mockReturnValue();
  const visitor = request(await createApp());
  await visitor.get("/users?name=Ada").expect(200);
  expect(log).not.toHaveBeenCalled();
  log.mockRestore();
});

test("the tables hold what must always hold", async () => {
  const { sequelize } = await openDatabase();
  const queries = sequelize.getQueryInterface();
  const column = { type: "VARCHAR(255)", primaryKey: false };
  const id = { type: "INTEGER", primaryKey: true };
  expect(await queries.describeTable("users")).toMatchObject({
    id,
    name: { ...column, allowNull: false },
    email: { ...column, allowNull: true },
  });
  expect(await queries.describeTable("posts")).toMatchObject({
    id,
    title: { ...column, allowNull: false },
    author_id: { type: "INTEGER", allowNull: false },
  });
});

test("broken JSON is left to Express: 400", async () => {
  const visitor = request(await createApp());
  const { text } = await visitor
    .post("/users")
    .type("json")
    .send("{")
    .expect(400);
  expect(text).toContain("SyntaxError");
});

test("a form is no object: 400", async () => {
  const visitor = request(await createApp());
  await visitor
    .post("/users")
    .type("form")
    .send("name=Eve")
    .expect(400, { error: "Send an object" });
});

test("a validator of the model does not see a bulk insert", async () => {
  const { sequelize } = await openDatabase();
  const Tag = sequelize.define("tag", {
    name: { type: DataTypes.STRING, validate: { notEmpty: true } },
  });
  await Tag.sync();
  const empty = { name: "" };
  await expect(Tag.create(empty)).rejects.toThrow("Validation");
  await expect(Tag.bulkCreate([empty])).resolves.toHaveLength(1);
  await expect(
    Tag.bulkCreate([empty], { validate: true }),
  ).rejects.toHaveProperty("name", "AggregateError");
});

test("a statement for many rows gives their number", async () => {
  const { db, queries } = await openCounted();
  const where = { name: ["Ada", "Bob"] };
  const values = { name: "Eve" };
  expect(await db.User.update(values, { where })).toEqual([2]);
  expect(await db.User.destroy({ where: values })).toBe(2);
  expect(queries).toHaveLength(2);
  expect(await db.Post.count()).toBe(1); // by ON DELETE CASCADE
});

test("separate: true is for hasMany only", async () => {
  const { db } = await openCounted();
  const include = { association: "author", separate: true };
  await expect(db.Post.findAll({ include })).rejects.toThrow(
    "Only HasMany associations support include.separate",
  );
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
