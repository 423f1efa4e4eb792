import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { DataTypes, QueryTypes } from "sequelize";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { type Database, openDatabase } from "../src/database.ts";
import { createMigrator } from "../src/migrate.ts";

let folder: string;
let db: Database;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "database-"));
  db = await openDatabase(join(folder, "users.sqlite3"));
});
afterEach(async () => {
  await db.sequelize.close();
  await rm(folder, { recursive: true });
});

async function tables() {
  return (
    await db.sequelize.getQueryInterface().showAllTables()
  ).toSorted();
}

describe("migrations", () => {
  test("go up once, and down one by one", async () => {
    const migrator = createMigrator(db.sequelize);
    expect(await migrator.up()).toHaveLength(2);
    expect(await migrator.up()).toHaveLength(0);
    await migrator.down();
    expect(await tables()).toEqual(["SequelizeMeta", "users"]);
    expect(await migrator.up()).toHaveLength(1);
    expect(await tables()).toEqual(["SequelizeMeta", "notes", "users"]);
    await migrator.down({ to: 0 });
    expect(await tables()).toEqual(["SequelizeMeta"]);
  });

  test("make these columns, and this foreign key", async () => {
    await createMigrator(db.sequelize).up();
    const queries = db.sequelize.getQueryInterface();
    const id = { type: "INTEGER", allowNull: true, primaryKey: true };
    const column = { allowNull: false, primaryKey: false };
    expect(await queries.describeTable("users")).toMatchObject({
      id,
      name: { ...column, type: "VARCHAR(80)" },
    });
    expect(await queries.describeTable("notes")).toMatchObject({
      id,
      text: { ...column, type: "VARCHAR(255)" },
      user_id: { ...column, type: "INTEGER" },
    });
    const type = QueryTypes.SELECT;
    const keys = "PRAGMA foreign_key_list(notes)";
    expect(await db.sequelize.query(keys, { type })).toMatchObject([
      { table: "users", from: "user_id", to: "id" },
    ]);
  });

  test("make the columns that the models have", async () => {
    await createMigrator(db.sequelize).up();
    const queries = db.sequelize.getQueryInterface();
    for (const model of Object.values(db.sequelize.models)) {
      const columns = await queries.describeTable(model.getTableName());
      expect(Object.keys(columns).toSorted()).toEqual(
        Object.keys(model.getAttributes()).toSorted(),
      );
    }
  });

  test("sync() leaves a table that exists as it is", async () => {
    await createMigrator(db.sequelize).up();
    db.sequelize.define("users", { email: DataTypes.STRING });
    await db.sequelize.sync();
    const queries = db.sequelize.getQueryInterface();
    expect(await queries.describeTable("users")).not.toHaveProperty(
      "email",
    );
  });

  test("sync({ alter: true }) drops what the model lacks", async () => {
    await createMigrator(db.sequelize).up();
    const Users = db.sequelize.define("users", {
      email: DataTypes.STRING,
    });
    await Users.sync({ alter: true });
    const columns = await Users.describe();
    expect(Object.keys(columns)).toEqual(["id", "email"]);
  });
});

test("users come in the order of their ids", async () => {
  const visitor = request(await createApp(Promise.resolve(db)));
  // SQLite reads rows backwards where no order is asked for.
  const pragma = "PRAGMA reverse_unordered_selects = ON";
  await db.sequelize.query(pragma);
  for (const name of ["Ada", "Bob"]) {
    await visitor
      .post("/users")
      .type("form")
      .send({ name })
      .expect(201);
  }
  await visitor.get("/users").expect(200, [
    { id: 1, name: "Ada" },
    { id: 2, name: "Bob" },
  ]);
});

test("a missing field is named", async () => {
  const visitor = request(await createApp());
  const { text } = await visitor.post("/users").expect(400);
  expect(text).toContain("Error: No name<br>");
});

test("the SQL, and with it what visitors send, is not logged", async () => {
  const log = jest.spyOn(console, "log").mockReturnValue();
  const visitor = request(await createApp());
  await visitor.get("/users?name=Ada").expect(200);
  expect(log).not.toHaveBeenCalled();
  log.mockRestore();
});

test("the server keeps users.db where it starts, and closes it", async () => {
  const home = await mkdtemp(join(tmpdir(), "database-"));
  const tsx = createRequire(import.meta.filename).resolve("tsx");
  const options = ["--import", pathToFileURL(tsx).href];
  const file = join(import.meta.dirname, "../src/server.ts");
  const server = spawn(
    process.execPath,
    [...options, "--conditions=@decant/source", file],
    {
      cwd: home,
      env: { ...process.env, PORT: "0", DATABASE_FILE: undefined },
    },
  );
  const gone = once(server, "close");
  const [line] = await once(server.stdout.setEncoding("utf8"), "data");
  const url: string = line.trim().split(" ").at(-1);
  const body = new URLSearchParams({ name: "Ada" });
  const { status } = await fetch(`${url}/users`, {
    method: "POST",
    body,
  });
  expect(status).toBe(201);
  expect(await readdir(home)).toContain("users.db-wal");

  server.kill("SIGTERM");
  expect(await gone).toEqual([0, null]);
  expect(await readdir(home)).toEqual(["users.db"]);
  await rm(home, { recursive: true });
}, 60_000); // a busy machine takes long to start Node

describe("values", () => {
  test("findAll writes a value into the SQL, escaped", async () => {
    await createMigrator(db.sequelize).up();
    const sent: string[] = [];
    const logging = (sql: string) => sent.push(sql);
    await db.User.findAll({ where: { name: "O'Hara" }, logging });
    await db.User.create({ name: "O'Hara" }, { logging });
    expect(sent).toEqual([
      expect.stringContaining("`name` = 'O''Hara'"),
      expect.stringContaining("VALUES (NULL,$1)"),
    ]);
  });
});

describe("connections", () => {
  test("a transaction has one of its own", async () => {
    const sql = "SELECT count(*) FROM mine";
    await db.sequelize.transaction(async (transaction) => {
      const create = "CREATE TEMP TABLE mine (id INTEGER)";
      await db.sequelize.query(create, { transaction });
      await db.sequelize.query(sql, { transaction });
      await expect(db.sequelize.query(sql)).rejects.toThrow(
        "no such table: mine",
      );
    });
  });

  test("each one checks foreign keys", async () => {
    await db.sequelize.transaction(async (transaction) => {
      const type = QueryTypes.SELECT;
      const ask = { type, transaction } as const;
      expect(
        await db.sequelize.query("PRAGMA foreign_keys", ask),
      ).toEqual([{ foreign_keys: 1 }]);
    });
  });

  test("WAL: a reader keeps its view, and no writer waits", async () => {
    await createMigrator(db.sequelize).up();
    await db.sequelize.transaction(async (transaction) => {
      expect(await db.User.count({ transaction })).toBe(0);
      await db.User.create({ name: "Ada" });
      expect(await db.User.count()).toBe(1);
      expect(await db.User.count({ transaction })).toBe(0);
    });
  });

  test("without WAL the writer is refused while one reads", async () => {
    await createMigrator(db.sequelize).up();
    await db.sequelize.query("PRAGMA journal_mode = DELETE");
    await db.sequelize.query("PRAGMA busy_timeout = 0");
    await db.sequelize.transaction(async (transaction) => {
      expect(await db.User.count({ transaction })).toBe(0);
      const sql = "INSERT INTO users (name) VALUES ('Ada')";
      const oneTry = { retry: { max: 1 } };
      await expect(db.sequelize.query(sql, oneTry)).rejects.toThrow(
        "SQLITE_BUSY",
      );
    });
  });

  test("after close() there is none", async () => {
    const other = await openDatabase();
    await other.sequelize.close();
    await expect(other.sequelize.query("SELECT 1")).rejects.toThrow(
      "was closed",
    );
  });
});
