import sqlite3 from "sqlite3";

type Rows = readonly Record<string, unknown>[];

async function withDatabase<T>(
  use: (db: sqlite3.Database) => Promise<T>,
): Promise<T> {
  const db = new sqlite3.Database(":memory:");
  try {
    return await use(db);
  } finally {
    await new Promise<void>((resolve) => {
      db.close(() => resolve());
    });
  }
}

const run = (db: sqlite3.Database, sql: string, values: unknown = []) =>
  new Promise<object>((resolve, reject) => {
    db.run(sql, values, function (error) {
      if (error) reject(error);
      else resolve({ lastID: this.lastID, changes: this.changes });
    });
  });
const all = (db: sqlite3.Database, sql: string, values: unknown = []) =>
  new Promise<Rows>((resolve, reject) => {
    db.all(sql, values, (error, rows) =>
      error ? reject(error) : resolve(rows as Rows),
    );
  });
const refusal = async (promise: Promise<unknown>) => {
  const error = (await promise.catch((reason: unknown) => reason)) as {
    code: string;
    errno: number;
    message: string;
  };
  return [error.code, error.errno, error.message];
};

const TABLE = "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT UNIQUE)";

export const sqliteCases = {
  "what an insert says": () =>
    withDatabase(async (db) => {
      await run(db, TABLE);
      await run(db, "INSERT INTO t (name) VALUES (?)", ["a"]);
      return run(db, "INSERT INTO t (name) VALUES ($name)", { $name: "b" });
    }),
  "rows of all types": () =>
    withDatabase(async (db) => {
      const sql = "SELECT ? AS n, ? AS t, ? AS x, ? AS b";
      return all(db, sql, [1.5, "é", null, true]);
    }),
  bytes: () =>
    withDatabase(async (db) => {
      const [row] = await all(db, "SELECT ? AS b", [Buffer.from([1, 255])]);
      const bytes = row?.["b"];
      return [Buffer.isBuffer(bytes), [...(bytes as Buffer)]];
    }),
  "a constraint": () =>
    withDatabase(async (db) => {
      await run(db, TABLE);
      await run(db, "INSERT INTO t (name) VALUES ('a')");
      return refusal(run(db, "INSERT INTO t (name) VALUES ('a')"));
    }),
  "no such table": () =>
    withDatabase((db) => refusal(all(db, "SELECT * FROM missing"))),
  "no row": () =>
    withDatabase(
      (db) =>
        new Promise((resolve) => {
          db.get("SELECT 1 WHERE 0", (error, row) =>
            resolve([error, row === undefined]),
          );
        }),
    ),
  "several statements": () =>
    withDatabase(async (db) => {
      await new Promise<void>((resolve, reject) => {
        db.exec(`${TABLE}; INSERT INTO t (name) VALUES ('x')`, (error) =>
          error ? reject(error) : resolve(),
        );
      });
      return all(db, "SELECT * FROM t");
    }),
  "commands keep their order": () =>
    withDatabase(async (db) => {
      const order: string[] = [];
      db.serialize();
      const first = run(db, TABLE).then(() => order.push("table"));
      const second = all(db, "SELECT * FROM t").then(() => order.push("rows"));
      order.push("asked");
      await Promise.all([first, second]);
      return order;
    }),
  "the journal of a database in memory": () =>
    withDatabase(async (db) => {
      await run(db, "PRAGMA journal_mode = WAL");
      return all(db, "PRAGMA journal_mode");
    }),
};
