// The table of the SQLite queue.

import sqlite3 from "sqlite3";

const SCHEMA = `
CREATE TABLE IF NOT EXISTS jobs (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  data TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting',
  attempt INTEGER NOT NULL DEFAULT 0,
  due INTEGER NOT NULL,
  error TEXT
);
CREATE INDEX IF NOT EXISTS jobs_due ON jobs (state, due);`;

export function openTable(file: string) {
  const db = new sqlite3.Database(file);
  db.configure("busyTimeout", 1000); // another process may be writing
  db.serialize();
  db.exec(SCHEMA);
  return {
    /** Runs one statement; gives its first row, if it has one. */
    get<Row>(sql: string, values: readonly unknown[]) {
      return new Promise<Row | undefined>((resolve, reject) => {
        db.get<Row>(sql, values, (error, row) =>
          error ? reject(error) : resolve(row),
        );
      });
    },
    close() {
      return new Promise<void>((resolve, reject) => {
        db.close((error) => (error ? reject(error) : resolve()));
      });
    },
  };
}
