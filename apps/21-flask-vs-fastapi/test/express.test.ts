import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";
import { digits, OrderRequest } from "../src/models.ts";
import { check } from "../src/refuse.ts";

const visit = target(createApp);

describe("what Express alone does", () => {
  test("a price in quotes is refused, and Pydantic would take it", async () => {
    const visitor = await visit();
    const { body } = await visitor
      .post("/user/7/order")
      .send({ items: [{ price: "100" }] })
      .expect(422);
    expect(body.detail[0].loc).toEqual(["body", "items", 0, "price"]);
  });

  test("broken JSON is 400, and a form has no body to check", async () => {
    const visitor = await visit();
    await visitor
      .post("/user/7/order")
      .type("json")
      .send('{"items": [')
      .expect(400);
    const { body } = await visitor
      .post("/user/7/order")
      .type("form")
      .send({ price: 100 })
      .expect(422);
    expect(body.detail[0].loc).toEqual(["body"]);
  });

  test.each(["/docs", "/redoc"])(
    "GET %s lets the browser ask no other host",
    async (path) => {
      const visitor = await visit();
      const { text } = await visitor.get(path).expect(200);
      expect(text).toContain(`content="default-src 'self' `);
      expect(text).not.toContain("//");
    },
  );
});

test("check gives what fits, and throws what does not", () => {
  const body = { items: [{ price: 1, quantity: 2 }] };
  expect(check(OrderRequest, { body, ip: "::1" })).toEqual({ body });
  expect(() => check(OrderRequest, { body: {} })).toThrow(
    "What the client sent was refused",
  );
});

test.each([
  ["7", 7],
  ["", ""],
  ["0x10", "0x10"],
  [["1"], ["1"]],
])("digits(%j) is %j", (text, value) => {
  expect(digits(text)).toEqual(value);
});
