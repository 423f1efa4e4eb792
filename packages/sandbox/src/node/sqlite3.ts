// The API of the npm package sqlite3, over sql.js. Every database is in
// memory, and its commands run one after the other.

import { EventEmitter } from "node:events";
import initSqlJs, { type Database as Plain } from "sql.js";
import { assets } from "./assets.ts";
import { setImmediate } from "./timers.ts";

type Row = Record<string, unknown>;
type Params = readonly unknown[] | Row;
/** Called with what `run` changed as `this`. */
type Done = (this: unknown, error: Error | null, ...given: unknown[]) => void;

export const OPEN_READONLY = 1;
export const OPEN_READWRITE = 2;
export const OPEN_CREATE = 4;
export const OPEN_FULLMUTEX = 0x10000;
const WASM = "sql-wasm.wasm";

let engine: Promise<Awaited<ReturnType<typeof initSqlJs>>> | undefined;

async function openPlain(): Promise<Plain> {
  const wasm = assets.get(WASM);
  engine ??= initSqlJs(wasm ? { wasmBinary: wasm.slice().buffer } : {});
  return new (await engine).Database();
}

/** An error with the code that SQLite gives it. */
function withCode(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  const [code, errno] = /constraint failed/.test(message)
    ? ["SQLITE_CONSTRAINT", 19]
    : message.startsWith("datatype mismatch")
      ? ["SQLITE_MISMATCH", 20]
      : /index out of range/.test(message)
        ? ["SQLITE_RANGE", 25]
        : ["SQLITE_ERROR", 1];
  return Object.assign(new Error(`${code}: ${message}`), { code, errno });
}

function toSql(value: unknown): unknown {
  if (value === undefined) return null;
  return value instanceof Date ? value.getTime() : value;
}

/** What stands after the SQL: values, a list or object of them, a callback. */
function split(given: unknown[]): { params: Params; done: Done | undefined } {
  const done =
    typeof given.at(-1) === "function" ? (given.pop() as Done) : undefined;
  const [first] = given;
  const isOne = typeof first === "object" && first !== null;
  if (isOne && !(first instanceof Uint8Array) && !(first instanceof Date)) {
    return { params: first as Params, done };
  }
  return { params: given, done };
}

function query(plain: Plain, sql: string, params: Params): Row[] {
  const statement = plain.prepare(sql);
  try {
    const values = Array.isArray(params)
      ? params.map(toSql)
      : Object.fromEntries(
          Object.entries(params).map(([key, value]) => [key, toSql(value)]),
        );
    statement.bind(values as never);
    const rows: Row[] = [];
    while (statement.step()) {
      const row: Row = statement.getAsObject();
      for (const [key, value] of Object.entries(row)) {
        if (value instanceof Uint8Array) row[key] = Buffer.from(value);
      }
      rows.push(row);
    }
    return rows;
  } finally {
    statement.free();
  }
}

export class Database extends EventEmitter {
  readonly open = true;
  readonly filename: string;
  #last: Promise<Plain>;

  constructor(filename: string, ...given: unknown[]) {
    super();
    this.filename = filename;
    this.#last = openPlain();
    const { done } = split(given);
    this.#add(
      () => undefined,
      (error) => {
        if (done) Reflect.apply(done, this, [error]);
        this.emit(error ? "error" : "open", error);
      },
    );
  }

  run(sql: string, ...given: unknown[]): this {
    const { params, done } = split(given);
    return this.#add(
      (plain) => {
        query(plain, sql, params);
        const [id] = query(plain, "SELECT last_insert_rowid() AS id", []);
        return { sql, lastID: id?.["id"], changes: plain.getRowsModified() };
      },
      (error, facts) => this.#tell(done, error, [], facts ?? { sql }),
    );
  }

  get(sql: string, ...given: unknown[]): this {
    const { params, done } = split(given);
    return this.#add(
      (plain) => query(plain, sql, params),
      (error, rows) => this.#tell(done, error, [rows?.[0]], { sql }),
    );
  }

  all(sql: string, ...given: unknown[]): this {
    const { params, done } = split(given);
    return this.#add(
      (plain) => query(plain, sql, params),
      (error, rows) => this.#tell(done, error, [rows], { sql }),
    );
  }

  each(sql: string, ...given: unknown[]): this {
    const { done: last, params: rest } = split(given);
    const before = split([...(rest as unknown[])]);
    const onRow = before.done ?? last;
    return this.#add(
      (plain) => query(plain, sql, before.done ? before.params : rest),
      (error, rows = []) => {
        for (const row of rows) onRow?.(null, row);
        const end = before.done ? last : undefined;
        if (error ?? end) this.#tell(end ?? onRow, error, [rows.length], {});
      },
    );
  }

  exec(sql: string, done?: Done): this {
    return this.#add(
      (plain) => void plain.exec(sql),
      (error) => this.#tell(done, error, [], { sql }),
    );
  }

  prepare(sql: string, ...given: unknown[]): Statement {
    const { done } = split(given);
    if (done)
      this.#add(
        () => undefined,
        (error) => done(error),
      );
    return new Statement(this, sql);
  }

  serialize(call?: () => void): void {
    call?.();
  }

  parallelize(call?: () => void): void {
    call?.();
  }

  configure(): void {
    // A database of one's own is never busy.
  }

  close(done?: Done): void {
    this.#add(
      (plain) => {
        try {
          plain.close();
        } catch {
          // It has no file that could be removed.
        }
      },
      (error) => this.#tell(done, error, [], {}),
    );
  }

  /** Runs a command after those before it, and tells of it in a later turn. */
  #add<T>(
    command: (plain: Plain) => T,
    tell: (error: Error | null, value?: T) => void,
  ): this {
    this.#last = this.#last.then((plain) => {
      let value: T;
      try {
        value = command(plain);
      } catch (error) {
        setImmediate(() => tell(withCode(error)));
        return plain;
      }
      setImmediate(() => tell(null, value));
      return plain;
    });
    return this;
  }

  #tell(
    done: Done | undefined,
    error: Error | null,
    given: readonly unknown[],
    self: object,
  ): void {
    if (done) Reflect.apply(done, self, error ? [error] : [null, ...given]);
    else if (error) this.emit("error", error);
  }
}

/** A statement, which is prepared anew each time that it runs. */
export class Statement {
  readonly #database: Database;
  readonly #sql: string;

  constructor(database: Database, sql: string) {
    this.#database = database;
    this.#sql = sql;
  }

  run(...given: unknown[]): this {
    this.#database.run(this.#sql, ...given);
    return this;
  }

  get(...given: unknown[]): this {
    this.#database.get(this.#sql, ...given);
    return this;
  }

  all(...given: unknown[]): this {
    this.#database.all(this.#sql, ...given);
    return this;
  }

  finalize(done?: () => void): void {
    if (done) setImmediate(() => done());
  }
}

export function verbose() {
  return { Database, Statement, verbose, OPEN_CREATE, OPEN_READWRITE };
}
