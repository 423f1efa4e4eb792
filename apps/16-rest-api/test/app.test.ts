import { readFileSync } from "node:fs";
import { join } from "node:path";
import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";
import { describeFlask } from "./flask-only.ts";

const visit = target(createApp);

const emma = { title: "Emma", year: 1815 };
const dune = { title: "Dune", year: 1965 };

/** A visitor of a shelf that holds these books, with the ids 1, 2, … */
async function visitWith(...books: object[]) {
  const visitor = await visit();
  for (const book of books) {
    await visitor.post("/api/books").send(book).expect(201);
  }
  return visitor;
}

function problem(status: number, title: string) {
  return { type: "about:blank", title, status };
}
const NOT_FOUND = problem(404, "Not Found");
const NEVER_SEEN = {
  ...problem(428, "Precondition Required"),
  detail: "Send the ETag of the version that you change in If-Match.",
};

describe("GET /api/user/<int:id>", () => {
  test.each([
    ["/api/user/7", "7"],
    ["/api/user/007", "7"],
    ["/api/user/0", "0"],
    ["/api/user/9007199254740993", "9007199254740993"],
  ])("%s has the id %s", async (path, id) => {
    const visitor = await visit();
    const { text } = await visitor
      .get(path)
      .expect(200)
      .expect("Content-Type", /^application\/json/);
    expect(text.trim()).toBe(`{"id":${id},"name":"John"}`);
  });

  test.each(["x", "-1", "1.5", "1a", "a1", "0x10", "1e3", "%00"])(
    "/api/user/%s is 404",
    async (id) => {
      const visitor = await visit();
      await visitor.get(`/api/user/${id}`).expect(404, NOT_FOUND);
      await visitor.post(`/api/user/${id}`).expect(404, NOT_FOUND);
    },
  );

  test("an id has 4300 digits at most, as an int in Python", async () => {
    const visitor = await visit();
    const id = "9".repeat(4300);
    const { text } = await visitor.get(`/api/user/${id}`).expect(200);
    expect(text.trim()).toBe(`{"id":${id},"name":"John"}`);
    await visitor.get(`/api/user/${id}9`).expect(404, NOT_FOUND);
  });

  test("OPTIONS /api/user/7 names the methods", async () => {
    const visitor = await visit();
    const response = await visitor
      .options("/api/user/7")
      .expect(200, "");
    expect(allowed(response.headers)).toBe("GET, HEAD, OPTIONS");
  });

  test("POST /api/user/7 is 405", async () => {
    const visitor = await visit();
    const response = await visitor
      .post("/api/user/7")
      .expect(405, problem(405, "Method Not Allowed"));
    expect(allowed(response.headers)).toBe("GET, HEAD, OPTIONS");
  });
});

describe("GET /api/books", () => {
  const shelf = [1, 2, 3, 4, 5].map((number) => ({
    title: `Volume ${number}`,
    year: 1900 + number,
  }));

  test("an empty shelf is an empty list", async () => {
    const visitor = await visit();
    await visitor
      .get("/api/books")
      .expect(200, { items: [], total: 0 })
      .expect("Vary", "Accept")
      .expect("Content-Type", /^application\/json/)
      .expect(
        "Link",
        '</api/books?page=1&per_page=20>; rel="first", ' +
          '</api/books?page=1&per_page=20>; rel="last"',
      );
  });

  test.each([
    ["", [1, 2, 3, 4, 5], "first 1/20, last 1/20"],
    ["?per_page=2", [1, 2], "first 1/2, next 2/2, last 3/2"],
    [
      "?page=2&per_page=2",
      [3, 4],
      "first 1/2, prev 1/2, next 3/2, last 3/2",
    ],
    ["?page=3&per_page=2", [5], "first 1/2, prev 2/2, last 3/2"],
    ["?per_page=1", [1], "first 1/1, next 2/1, last 5/1"],
    ["?page=02&per_page=50", [], "first 1/50, prev 1/50, last 1/50"],
    ["?page=9&per_page=2", [], "first 1/2, prev 3/2, last 3/2"],
  ])("%s -> %j, %s", async (query, ids, links) => {
    const visitor = await visitWith(...shelf);
    const { body, headers } = await visitor
      .get(`/api/books${query}`)
      .expect(200);
    expect(body.total).toBe(5);
    expect(body.items.map(({ id }: { id: number }) => id)).toEqual(ids);
    expect(headers["link"]).toBe(
      links.replaceAll(
        /(\w+) (\d+)\/(\d+)/g,
        '</api/books?page=$2&per_page=$3>; rel="$1"',
      ),
    );
  });

  test.each([
    ["page=0", "page"],
    ["page=-1", "page"],
    ["page=1.5", "page"],
    ["page=x", "page"],
    ["page=", "page"],
    ["page=0x2", "page"],
    ["page=2a", "page"],
    ["page=a2", "page"],
    ["page=1e0", "page"],
    ["page=%00", "page"],
    ["per_page=0", "per_page"],
    ["per_page=51", "per_page"],
    ["per_page=0x2", "per_page"],
  ])("?%s is 422", async (query, field) => {
    const visitor = await visit();
    const { body } = await visitor
      .get(`/api/books?${query}`)
      .expect(422);
    expect(fields(body)).toEqual([field]);
  });
});

describe("content negotiation", () => {
  test.each(["text/csv", "text/*", "application/json;q=0.5, text/csv"])(
    "Accept: %s gets CSV",
    async (accept) => {
      const visitor = await visitWith(emma, {
        title: 'A "quoted", short title',
        year: 1900,
      });
      await visitor
        .get("/api/books")
        .set("Accept", accept)
        .expect("Content-Type", "text/csv; charset=utf-8")
        .expect("Vary", "Accept")
        .expect("Link", /rel="first"/)
        .expect(
          200,
          '"id","title","year"\r\n1,"Emma",1815\r\n' +
            '2,"A ""quoted"", short title",1900\r\n',
        );
    },
  );

  test.each(["", "*/*", "application/*", "text/csv;q=0.5, */*;q=0.6"])(
    "Accept: %s gets JSON",
    async (accept) => {
      const visitor = await visit();
      await visitor
        .get("/api/books")
        .set("Accept", accept)
        .expect(200, { items: [], total: 0 });
    },
  );

  test("Accept: image/png is 406", async () => {
    const visitor = await visit();
    await visitor
      .get("/api/books")
      .set("Accept", "image/png")
      .expect(406, problem(406, "Not Acceptable"))
      .expect("Content-Type", /^application\/problem\+json/);
  });
});

describe("POST /api/books", () => {
  test("answers 201 with the book, its URL and its ETag", async () => {
    const visitor = await visit();
    await visitor
      .post("/api/books")
      .send(emma)
      .expect(201, { id: 1, ...emma })
      .expect("Location", "/api/books/1")
      .expect("ETag", '"1"');
    await visitor.get("/api/books/1").expect(200, { id: 1, ...emma });
  });

  test("a client chooses neither the id nor the version", async () => {
    const visitor = await visit();
    await visitor
      .post("/api/books")
      .send({ ...emma, id: 9, version: 9 })
      .expect(201, { id: 1, ...emma })
      .expect("ETag", '"1"');
  });

  test("a book that is refused takes no id", async () => {
    const visitor = await visit();
    await visitor.post("/api/books").send({}).expect(422);
    await visitor
      .post("/api/books")
      .send(emma)
      .expect(201, { id: 1, ...emma });
  });

  test.each([
    { title: "A", year: 1450 },
    { title: "Z\0", year: 2100 },
  ])("%j is just possible", async (sent) => {
    const visitor = await visit();
    await visitor
      .post("/api/books")
      .send(sent)
      .expect(201, { id: 1, ...sent });
  });

  test("60 at once get 60 ids", async () => {
    const visitor = await visit();
    const answers = await Promise.all(
      Array.from({ length: 60 }, () =>
        visitor.post("/api/books").send(emma),
      ),
    );
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses]).toEqual([201]);
    const ids = answers.map(({ body }) => body.id as number);
    expect(ids.toSorted((one, two) => one - two)).toEqual(
      Array.from({ length: 60 }, (_, index) => index + 1),
    );
    const { body } = await visitor.get("/api/books?per_page=50");
    expect([body.items.length, body.total]).toEqual([50, 60]);
  });

  test.each([
    [{ year: 1815 }, ["title"]],
    [{ title: "", year: "1815" }, ["title", "year"]],
    [{ title: "Emma", year: 1449 }, ["year"]],
    [{ title: "Emma", year: 2101 }, ["year"]],
    [{ title: "Emma", year: 1815.5 }, ["year"]],
    [{ title: null, year: true }, ["title", "year"]],
    [[], [""]],
  ])("%j is 422 for %j", async (sent, names) => {
    const visitor = await visit();
    const { body } = await visitor
      .post("/api/books")
      .send(sent)
      .expect(422)
      .expect("Content-Type", /^application\/problem\+json/);
    expect(body).toMatchObject(problem(422, "Unprocessable Entity"));
    expect(fields(body)).toEqual(names);
    await visitor
      .get("/api/books")
      .expect(200, { items: [], total: 0 });
  });

  test.each([
    ["application/json", "{", 400, "Bad Request"],
    ["application/json", "", 400, "Bad Request"],
    ["application/json", "null", 422, "Unprocessable Entity"],
    ["text/plain", "{}", 415, "Unsupported Media Type"],
    ["application/jsonp", "{}", 415, "Unsupported Media Type"],
    ["application/+json", "{}", 422, "Unprocessable Entity"],
    ["application/ld+json ; a=1", "{}", 422, "Unprocessable Entity"],
    ["text/application/json", "{}", 415, "Unsupported Media Type"],
  ])("%s %s is %i", async (type, text, status, title) => {
    const visitor = await visit();
    const { body } = await visitor
      .post("/api/books")
      .set("Content-Type", type)
      .send(text)
      .expect(status)
      .expect("Content-Type", /^application\/problem\+json/);
    expect(body).toMatchObject(problem(status, title));
  });

  test("without a type is 415", async () => {
    const visitor = await visit();
    await visitor
      .post("/api/books")
      .expect(415, problem(415, "Unsupported Media Type"));
  });
});

describe("GET /api/books/<int:book_id>", () => {
  test("If-None-Match with the ETag is 304", async () => {
    const visitor = await visitWith(emma);
    await visitor
      .get("/api/books/1")
      .set("If-None-Match", '"1"')
      .expect(304, "")
      .expect("ETag", '"1"');
    await visitor
      .get("/api/books/1")
      .set("If-None-Match", '"2"')
      .expect(200, { id: 1, ...emma });
  });

  test.each(["2", "0", "x", "-1", "1.0", "9007199254740993"])(
    "/api/books/%s is 404",
    async (id) => {
      const visitor = await visitWith(emma);
      await visitor
        .get(`/api/books/${id}`)
        .expect(404, NOT_FOUND)
        .expect("Content-Type", /^application\/problem\+json/);
    },
  );
});

describe("PUT /api/books/<int:book_id>", () => {
  test("replaces the book, and gives it a new ETag", async () => {
    const visitor = await visitWith(emma);
    await visitor
      .put("/api/books/1")
      .set("If-Match", '"1"')
      .send(dune)
      .expect(200, { id: 1, ...dune })
      .expect("ETag", '"2"');
    await visitor.get("/api/books/1").expect(200, { id: 1, ...dune });
  });

  test("of 60 editors at once one comes first", async () => {
    const visitor = await visitWith(emma);
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        visitor
          .put("/api/books/1")
          .set("If-Match", '"1"')
          .send({ title: "Emma", year: 1900 + index }),
      ),
    );
    const saved = answers.filter(({ status }) => status === 200);
    const late = answers.filter(({ status }) => status === 412);
    expect([saved.length, late.length]).toEqual([1, 59]);
    await visitor
      .get("/api/books/1")
      .expect(200, saved[0]?.body)
      .expect("ETag", '"2"');
  });

  test("a part of a book is 422", async () => {
    const visitor = await visitWith(emma);
    const { body } = await visitor
      .put("/api/books/1")
      .set("If-Match", '"1"')
      .send({ title: "Emma" })
      .expect(422);
    expect(fields(body)).toEqual(["year"]);
    await visitor.get("/api/books/1").expect("ETag", '"1"');
  });

  test.each([
    ['"1"', 200],
    ["*", 200],
    ['"7", "1"', 200],
    ['"7" , "1"', 200],
    ['"7"', 412],
    ['W/"1"', 412],
    ['"7", *', 412],
  ])("If-Match: %s is %i", async (tags, status) => {
    const visitor = await visitWith(emma);
    await visitor
      .put("/api/books/1")
      .set("If-Match", tags)
      .send(dune)
      .expect(status);
  });

  test("is no way to create: a missing book is 404", async () => {
    const visitor = await visit();
    await visitor.put("/api/books/1").send(emma).expect(404, NOT_FOUND);
  });
});

describe("PATCH /api/books/<int:book_id>", () => {
  test.each(["application/json", "application/merge-patch+json"])(
    "%s: changes what it is given",
    async (type) => {
      const visitor = await visitWith(emma);
      await visitor
        .patch("/api/books/1")
        .set("If-Match", '"1"')
        .set("Content-Type", type)
        .send('{"year": 1816, "id": 9}')
        .expect(200, { id: 1, title: "Emma", year: 1816 })
        .expect("ETag", '"2"');
    },
  );

  test.each([
    ['{"title": null}', ["title"]],
    ['{"year": 1}', ["year"]],
    ["[1]", [""]],
    ["null", [""]],
  ])("%s is 422", async (text, names) => {
    const visitor = await visitWith(emma);
    const { body } = await visitor
      .patch("/api/books/1")
      .set("If-Match", '"1"')
      .set("Content-Type", "application/json")
      .send(text)
      .expect(422);
    expect(fields(body)).toEqual(names);
    await visitor.get("/api/books/1").expect(200, { id: 1, ...emma });
  });
});

describe("DELETE /api/books/<int:book_id>", () => {
  test("answers 204, and the book is gone", async () => {
    const visitor = await visitWith(emma, dune);
    const erase = () =>
      visitor.delete("/api/books/1").set("If-Match", '"1"');
    await erase().expect(204, "");
    await erase().expect(404, NOT_FOUND);
    await visitor
      .get("/api/books")
      .expect(200, { items: [{ id: 2, ...dune }], total: 1 });
  });

  test("the id of a deleted book is not given again", async () => {
    const visitor = await visitWith(emma);
    await visitor
      .delete("/api/books/1")
      .set("If-Match", '"1"')
      .expect(204);
    await visitor
      .post("/api/books")
      .send(dune)
      .expect(201, { id: 2, ...dune });
  });
});

describe.each(["put", "patch", "delete"] as const)("%s", (method) => {
  test("of a version that is no longer there is 412", async () => {
    const visitor = await visitWith(emma);
    const edit = () =>
      visitor[method]("/api/books/1").set("If-Match", '"1"');
    await visitor
      .patch("/api/books/1")
      .set("If-Match", '"1"')
      .send({ year: 1816 })
      .expect(200);
    await edit()
      .send(dune)
      .expect(412, problem(412, "Precondition Failed"));
    await visitor
      .get("/api/books/1")
      .expect(200, { id: 1, title: "Emma", year: 1816 })
      .expect("ETag", '"2"');
  });

  test.each([undefined, ""])(
    "without an ETag is 428 (If-Match: %j)",
    async (tag) => {
      const visitor = await visitWith(emma);
      const edit = visitor[method]("/api/books/1");
      if (tag !== undefined) void edit.set("If-Match", tag);
      await edit.send(dune).expect(428, NEVER_SEEN);
      await visitor.get("/api/books/1").expect(200, { id: 1, ...emma });
    },
  );
});

describe("methods and paths that are not there", () => {
  test.each([
    ["put", "/api/books", "GET, HEAD, OPTIONS, POST"],
    ["post", "/api/books/1", "DELETE, GET, HEAD, OPTIONS, PATCH, PUT"],
  ] as const)("%s %s is 405", async (method, path, allow) => {
    const visitor = await visit();
    const response = await visitor[method](path)
      .expect(405, problem(405, "Method Not Allowed"))
      .expect("Content-Type", /^application\/problem\+json/);
    expect(allowed(response.headers)).toBe(allow);
  });

  test("OPTIONS names the methods", async () => {
    const visitor = await visit();
    const { headers } = await visitor.options("/api/books").expect(200);
    expect(allowed(headers)).toBe("GET, HEAD, OPTIONS, POST");
  });

  test.each(["/", "/api", "/api/films"])("%s is 404", async (path) => {
    const visitor = await visit();
    await visitor.get(path).expect(404, NOT_FOUND);
  });
});

test("GET /openapi.json is the same document on both sides", async () => {
  const visitor = await visit();
  const written = join(import.meta.dirname, "../flask/openapi.json");
  await visitor
    .get("/openapi.json")
    .expect(200, JSON.parse(readFileSync(written, "utf8")));
});

if (process.env["TARGET"] === "flask") describeFlask();

/** Allow as a set: its order means nothing. */
function allowed(headers: Record<string, string>) {
  return headers["allow"]?.split(", ").toSorted().join(", ");
}

function fields(body: { errors: { field: string }[] }) {
  return body.errors.map(({ field }) => field);
}
