import { createServer } from "node:http";
import { expect, test } from "@jest/globals";
import request from "supertest";
import { readCookies } from "../src/testing/index.ts";

function answerWith(...cookies: string[]) {
  return request(
    createServer((_req, res) => {
      if (cookies.length > 0) res.setHeader("Set-Cookie", cookies);
      res.end();
    }),
  ).get("/");
}

test("values are left alone, names of attributes are in lower case", async () => {
  const response = await answerWith(
    'user="a=b"; Path=/; HttpOnly; Max-Age=60',
    "empty=;SameSite=Lax",
    "flag",
    "=nameless; =x",
  );
  expect(readCookies(response)).toEqual({
    user: {
      value: '"a=b"',
      attributes: { path: "/", httponly: true, "max-age": "60" },
    },
    empty: { value: "", attributes: { samesite: "Lax" } },
    flag: { value: "", attributes: {} },
    "": { value: "nameless", attributes: { "": "x" } },
  });
});

test("no cookie is set", async () => {
  expect(readCookies(await answerWith())).toEqual({});
});
