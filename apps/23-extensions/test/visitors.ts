import crypto from "node:crypto";
import { join } from "node:path";
import { findPython } from "@decant/shared/host";
import { readCookies, target } from "@decant/shared/testing";
import { jest } from "@jest/globals";
import type request from "supertest";
import { createApp } from "../src/app.ts";

export const visit = target(createApp);
export type Visitor = Awaited<ReturnType<typeof visit>>;

export const lesson = join(import.meta.dirname, "..");
export const onFlask = process.env["TARGET"] === "flask";

jest.setTimeout(60_000); // a busy machine takes long to start Python

// The tests sign up often: scrypt is called as the app asks for it, and
// does less. test/express.test.ts has the real one.
const { scrypt } = crypto;
export const scrypts = jest.spyOn(crypto, "scrypt");
if (!onFlask) {
  scrypts.mockImplementation((password, salt, length, cost, done) => {
    scrypt(password, salt, length, { ...cost, N: 2 }, done);
  });
}

export const ada = {
  email: "ada@example.org",
  password: "correct horse",
};
export const bob = {
  email: "bob@example.org",
  password: "battery staple",
};

export const TOKEN = /name="csrf_token" value="([^"]+)"/;

/** The token in the form of a page. */
export async function tokenOf(
  visitor: Visitor,
  page: string,
): Promise<string> {
  const { text } = await visitor.get(page).expect(200);
  return TOKEN.exec(text)?.[1] ?? "";
}

/** Opens a page and sends a form with its token, as a browser does. */
export async function submit(
  visitor: Visitor,
  path: string,
  fields: object,
  page = path,
) {
  const csrf_token = await tokenOf(visitor, page);
  const form = { csrf_token, ...fields };
  return visitor.post(path).type("form").send(form);
}

/** A visitor who has signed up, and so is logged in. */
export async function visitAs(user: object): Promise<Visitor> {
  const visitor = await visit();
  await visitor.post("/signup").send(user).expect(303);
  return visitor;
}

/** Goes on with the session cookie of an earlier response. */
export function takeBack(
  visitor: Visitor,
  response: request.Response,
): void {
  const { session } = readCookies(response);
  const cookie = `session=${session?.value}; Path=/`;
  visitor.jar.setCookie(cookie, "127.0.0.1", "/");
}

/** The interpreter that has Flask. */
export function python(): string {
  return findPython(lesson) ?? "python3";
}

/** What a page with a form says: its title, and the fields to fill in. */
export function readForm(html: string) {
  const title = /<h1>([^<]*)<\/h1>/.exec(html)?.[1];
  const fields = Array.from(
    html.matchAll(/<label>(\w+)\s/g),
    ([, name]) => name,
  );
  return { title, fields };
}
