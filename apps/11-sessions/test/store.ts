import { promisify } from "node:util";
import { readCookies } from "@decant/shared/testing";
import type { Express } from "express";
import type sqlite3 from "sqlite3";
import request from "supertest";

interface Row {
  expired: number;
  sess: string;
}

/** The Cookie header with which a browser sends back what was set. */
export function sentBack(response: request.Response): string {
  return Object.entries(readCookies(response))
    .map(([name, { value }]) => `${name}=${value}`)
    .join("; ");
}

/** The cookies that a first visit to a path brings. */
export async function visit(
  app: Express,
  path: string,
): Promise<string> {
  return sentBack(await request(app).get(path));
}

/** What a visitor with these cookies reads from its session. */
export async function read(
  app: Express,
  cookie: string,
): Promise<string> {
  const { text } = await request(app)
    .get("/get_session")
    .set("Cookie", cookie);
  return text;
}

/** The rows of the store. */
export function rows(db: sqlite3.Database): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    db.all<Row>("SELECT * FROM sessions", (error, found) =>
      error ? reject(error) : resolve(found),
    );
  });
}

/** Runs SQL against the store. */
export function exec(db: sqlite3.Database, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    db.exec(sql, (error) => (error ? reject(error) : resolve()));
  });
}

/** Closes the store. */
export function close(db: sqlite3.Database): Promise<void> {
  return promisify(db.close.bind(db))();
}

type Got = (error: Error | null, row: unknown) => void;

/** Holds back what the store has read until there are as many reads as this. */
export function readTogether(
  db: sqlite3.Database,
  count: number,
): void {
  const get = db.get.bind(db);
  const waiting: (() => void)[] = [];
  db.get = ((sql: string, values: unknown[], got: Got) =>
    get(sql, values, (error: Error | null, row: unknown) => {
      waiting.push(() => got(error, row));
      if (waiting.length === count) for (const tell of waiting) tell();
    })) as typeof db.get;
}
