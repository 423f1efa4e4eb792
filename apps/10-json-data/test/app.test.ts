import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";
import { describeFlask } from "./flask-only.ts";

const visit = target(createApp);
const MAX_BODY = 1_000;
const JSON_TYPE = "application/json";
const BAD = { error: "Bad Request" };
const UNSUPPORTED = { error: "Unsupported Media Type" };

describe("POST /api/data", () => {
  test.each([
    ['{"name":"Ada"}', { name: "Ada" }],
    [' { "b": [1, {"a": "é"}] }\n', { b: [1, { a: "é" }] }],
    ["[]", []],
    ["null", null],
    ['"hi"', "hi"],
    ["42", 42],
    ["false", false],
    ['{"a":1,"a":2}', { a: 2 }],
    ['\ufeff{"a":1}', { a: 1 }],
  ])("%s is received", async (text, data) => {
    const visitor = await visit();
    const response = await visitor
      .post("/api/data")
      .set("Content-Type", JSON_TYPE)
      .send(text)
      .expect(200)
      .expect("Content-Type", /^application\/json(; charset=utf-8)?$/);
    expect(response.body).toEqual({ message: "Received", data });
  });

  test.each([
    "application/vnd.api+json",
    "application/+json",
    "APPLICATION/JSON; charset=utf-8",
    "application/json ; profile=x",
  ])("Content-Type: %s is JSON", async (type) => {
    const visitor = await visit();
    const response = await visitor
      .post("/api/data")
      .set("Content-Type", type)
      .send('{"name":"Ada"}')
      .expect(200);
    expect(response.body).toEqual({
      message: "Received",
      data: { name: "Ada" },
    });
  });

  test.each([
    "text/plain",
    "text/json",
    "application/jsonp",
    "x-application/json",
    "application/x-www-form-urlencoded",
  ])("Content-Type: %s is 415", async (type) => {
    const visitor = await visit();
    await visitor
      .post("/api/data")
      .set("Content-Type", type)
      .send('{"name":"Ada"}')
      .expect(415, UNSUPPORTED);
  });

  test("no type and no body is 415", async () => {
    const visitor = await visit();
    await visitor.post("/api/data").expect(415, UNSUPPORTED);
  });

  test.each([
    "",
    " ",
    '{"name":',
    "{'name':'Ada'}",
    '{"name":"Ada",}',
    "undefined",
    "01",
  ])("the body %j is 400", async (text) => {
    const visitor = await visit();
    await visitor
      .post("/api/data")
      .set("Content-Type", JSON_TYPE)
      .send(text)
      .expect(400, BAD);
  });

  test.each([
    ["/api/data", JSON_TYPE, 400, BAD],
    ["/api/data", "text/plain", 415, UNSUPPORTED],
    ["/api/force", "text/plain", 400, BAD],
    ["/api/silent", JSON_TYPE, 200, { data: null }],
    ["/api/books", JSON_TYPE, 400, BAD],
  ])(
    "%s as %s without any body is %i",
    async (path, type, status, body) => {
      const visitor = await visit();
      await visitor
        .post(path)
        .set("Content-Type", type)
        // As curl -X POST sends it. Node would add a length of 0.
        .on("request", (request) => {
          request.request().removeHeader("Content-Length");
          request.request().removeHeader("Transfer-Encoding");
        })
        .expect(status, body);
    },
  );

  test("a byte that is not UTF-8 is 400", async () => {
    const visitor = await visit();
    await visitor
      .post("/api/data")
      .set("Content-Type", JSON_TYPE)
      .serialize((body) => body)
      .send(Buffer.from([0x22, 0xff, 0x22]))
      .expect(400, BAD);
  });

  test("1000 bytes are received, one more is 413", async () => {
    const visitor = await visit();
    const text = "x".repeat(MAX_BODY - 2);
    const response = await visitor
      .post("/api/data")
      .set("Content-Type", JSON_TYPE)
      .send(`"${text}"`)
      .expect(200);
    expect(response.body).toEqual({ message: "Received", data: text });
    const refused = await visitor
      .post("/api/data")
      .set("Content-Type", JSON_TYPE)
      .send(`"${text}x"`)
      .expect(413);
    expect(refused.body).toEqual({
      error: expect.stringMatching(
        /^(Payload|Request Entity) Too Large$/,
      ),
    });
  });

  test("the type is looked at before the size", async () => {
    const visitor = await visit();
    await visitor
      .post("/api/data")
      .set("Content-Type", "text/plain")
      .send("x".repeat(MAX_BODY + 1))
      .expect(415, UNSUPPORTED);
  });
});

describe("POST /api/force", () => {
  test.each(["text/plain", "application/x-www-form-urlencoded"])(
    "reads JSON as %s",
    async (type) => {
      const visitor = await visit();
      await visitor
        .post("/api/force")
        .set("Content-Type", type)
        .send('{"name":"Ada"}')
        .expect(200, { data: { name: "Ada" } });
    },
  );

  test("a form is 400: it is not JSON", async () => {
    const visitor = await visit();
    await visitor
      .post("/api/force")
      .type("form")
      .send("name=Ada")
      .expect(400, BAD);
  });

  test("no body is 400", async () => {
    const visitor = await visit();
    await visitor.post("/api/force").expect(400, BAD);
  });
});

describe("POST /api/silent", () => {
  test.each([
    [JSON_TYPE, '{"name":"Ada"}', { name: "Ada" }],
    [JSON_TYPE, "null", null],
    [JSON_TYPE, '{"name":', null],
    [JSON_TYPE, "", null],
    ["text/plain", '{"name":"Ada"}', null],
  ])("%s %s", async (type, text, data) => {
    const visitor = await visit();
    await visitor
      .post("/api/silent")
      .set("Content-Type", type)
      .send(text)
      .expect(200, { data });
  });

  test("a body that is too large is 413 all the same", async () => {
    const visitor = await visit();
    await visitor
      .post("/api/silent")
      .set("Content-Type", JSON_TYPE)
      .send(`"${"x".repeat(MAX_BODY)}"`)
      .expect(413);
  });
});

describe("POST /api/ping", () => {
  test.each([
    [JSON_TYPE, '{"name":'],
    [JSON_TYPE, ""],
    ["text/plain", "x".repeat(MAX_BODY + 1)],
  ])("%s: the body is not looked at", async (type, text) => {
    const visitor = await visit();
    await visitor
      .post("/api/ping")
      .set("Content-Type", type)
      .send(text)
      .expect(200, { message: "pong" });
  });
});

describe("GET /api/data", () => {
  test("broken JSON is not what is wrong with it", async () => {
    const visitor = await visit();
    const response = await visitor
      .get("/api/data")
      .set("Content-Type", JSON_TYPE)
      .send('{"name":');
    expect([404, 405]).toContain(response.status);
  });
});

describe("POST /api/books", () => {
  const body = "the body must be an object";
  const title = "title must be text, and not empty";
  const year = "year must be a whole number from 1 to 2100";

  test.each([
    { title: "Flatland", year: 1884 },
    { title: " ", year: 1 },
    { title: "Été", year: 2100 },
  ])("%j is 201", async (book) => {
    const visitor = await visit();
    await visitor.post("/api/books").send(book).expect(201, book);
  });

  test("what the rules do not know is dropped", async () => {
    const visitor = await visit();
    await visitor
      .post("/api/books")
      .send({ title: "Flatland", year: 1884, admin: true })
      .expect(201, { title: "Flatland", year: 1884 });
  });

  test.each([
    ["null", [body]],
    ["[]", [body]],
    ['"Flatland"', [body]],
    ["{}", [title, year]],
    ['{"title":"","year":1884}', [title]],
    ['{"title":5,"year":"1884"}', [title, year]],
    ['{"title":null,"year":null}', [title, year]],
    ['{"title":"Flatland","year":0}', [year]],
    ['{"title":"Flatland","year":2101}', [year]],
    ['{"title":"Flatland","year":1884.5}', [year]],
    ['{"title":"Flatland","year":true}', [year]],
    ['{"title":"Flatland","year":-9007199254740993}', [year]],
  ])("%s is 422", async (text, errors) => {
    const visitor = await visit();
    await visitor
      .post("/api/books")
      .set("Content-Type", JSON_TYPE)
      .send(text)
      .expect(422, { errors });
  });

  test("broken JSON is 400, no JSON is 415", async () => {
    const visitor = await visit();
    await visitor
      .post("/api/books")
      .set("Content-Type", JSON_TYPE)
      .send('{"title":')
      .expect(400, BAD);
    await visitor
      .post("/api/books")
      .type("form")
      .send("title=Flatland&year=1884")
      .expect(415, UNSUPPORTED);
  });
});

if (process.env["TARGET"] === "flask") describeFlask(visit);
