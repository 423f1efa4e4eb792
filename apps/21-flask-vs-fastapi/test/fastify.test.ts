import { describe, expect, test } from "@jest/globals";
import request from "supertest";
import { createApp } from "../src/fastify/app.ts";
import { describeUsers } from "./users.ts";

const visit = async () => request.agent(await createApp());

describeUsers(visit, "fastify");

describe("what Fastify alone does", () => {
  test("GET /user/7: the schema of the answer leaves out the rest", async () => {
    const visitor = await visit();
    await visitor.get("/user/7").expect(200, { id: 7, name: "John" });
  });

  test("GET /user/abc is 422: the parameter is checked", async () => {
    const visitor = await visit();
    const { body } = await visitor.get("/user/abc").expect(422);
    expect(body.detail[0].loc).toEqual(["path", "id"]);
  });

  test("POST /user/7/order tells the place as Flask does", async () => {
    const visitor = await visit();
    const { body } = await visitor
      .post("/user/7/order")
      .send({ items: [{ price: 100, quantity: 0 }] })
      .expect(422);
    expect(body.detail[0].loc).toEqual([
      "body",
      "items",
      0,
      "quantity",
    ]);
  });

  test("broken JSON is 400, a form 415", async () => {
    const visitor = await visit();
    await visitor
      .post("/user/7/order")
      .type("json")
      .send('{"items": [')
      .expect(400);
    await visitor
      .post("/user/7/order")
      .type("form")
      .send({})
      .expect(415);
  });

  test("GET /openapi.json has only the answers that are declared", async () => {
    const visitor = await visit();
    const { body } = await visitor.get("/openapi.json").expect(200);
    const { responses } = body.paths["/users"].get;
    expect(Object.keys(responses)).toEqual(["200"]);
  });
});
