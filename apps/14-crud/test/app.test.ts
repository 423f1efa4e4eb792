import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { target } from "@decant/shared/testing";
import {
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { createApp } from "../src/app.ts";
import { expressFiles } from "./express-files.ts";
import { flaskFiles } from "./flask-files.ts";
import { describeFlask } from "./flask-only.ts";

jest.setTimeout(60_000); // a busy machine takes long to start Python
const visit = target(createApp);

const ada = { name: "Ada", email: "ada@example.org" };
const bob = { name: "Bob", email: "bob@example.org" };

type Visitor = Awaited<ReturnType<typeof visit>>;

/** A visitor of an app that holds these users, with the ids 1, 2, … */
async function visitWith(...users: object[]) {
  const visitor = await visit();
  for (const user of users) {
    await visitor.post("/users").send(user).expect(201);
  }
  return visitor;
}

describe("POST /users", () => {
  test("answers 201 with the row and its URL", async () => {
    const visitor = await visit();
    await visitor
      .post("/users")
      .send(ada)
      .expect(201, { id: 1, ...ada })
      .expect("Location", "/users/1");
    await visitor.get("/users/1").expect(200, { id: 1, ...ada });
  });

  test("two users without an email are no conflict", async () => {
    const visitor = await visit();
    await visitor
      .post("/users")
      .send({ name: "Alice" })
      .expect(201, { id: 1, name: "Alice", email: null });
    await visitor
      .post("/users")
      .send({ name: "Alice" })
      .expect(201, { id: 2, name: "Alice", email: null });
    await visitor
      .get("/users/2")
      .expect(200, { id: 2, name: "Alice", email: null });
  });

  test("60 at the same time get 60 ids", async () => {
    const visitor = await visit();
    const names = Array.from({ length: 60 }, (_, index) => `n${index}`);
    const answers = await Promise.all(
      names.map((name) =>
        visitor.post("/users").send({ name }).expect(201),
      ),
    );
    expect(answers.map(({ body }) => body.name)).toEqual(names);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(60);
  });

  test("a name may be of any script, and of emoji", async () => {
    const visitor = await visit();
    await visitor
      .post("/users")
      .send({ name: "Ἀδα 🦉" })
      .expect(201, { id: 1, name: "Ἀδα 🦉", email: null });
  });

  test("a client does not choose the id", async () => {
    const visitor = await visit();
    await visitor
      .post("/users")
      .send({ ...ada, id: 99, admin: true })
      .expect(201, { id: 1, ...ada });
    await visitor.get("/users/99").expect(404);
  });

  test("a second user with the same email is 409", async () => {
    const visitor = await visitWith(ada);
    await visitor
      .post("/users")
      .send({ ...bob, email: ada.email })
      .expect(409, { error: "email must be unique" });
    await visitor
      .get("/users")
      .expect(200, { total: 1, users: [{ id: 1, ...ada }] });
  });

  test.each([
    [{ email: ada.email }, "name must be text"],
    [{ ...ada, name: "" }, "name must be text"],
    [{ ...ada, name: null }, "name must be text"],
    [{ ...ada, name: "A\0" }, "name must be text"],
    [{ ...ada, name: "A\ud800" }, "name must be text"],
    [{ ...ada, email: 7 }, "email must be text"],
    [{ ...ada, email: "" }, "email must be text"],
    [[], "Send an object"],
    [["name"], "Send an object"],
  ])("%j is 400: %s", async (body, error) => {
    const visitor = await visit();
    await visitor.post("/users").send(body).expect(400, { error });
    await visitor.get("/users").expect(200, { total: 0, users: [] });
  });

  test("the id of a deleted row is not given again", async () => {
    const visitor = await visitWith(ada);
    await visitor.delete("/users/1").expect(204);
    await visitor
      .post("/users")
      .send(bob)
      .expect("Location", "/users/2");
  });
});

describe("GET /users", () => {
  const cleo = { name: "Cleo", email: "cleo@example.org" };
  const ada2 = { name: "Ada", email: "a.lovelace@example.org" };
  let visitor: Visitor; // these cases change nothing
  beforeAll(async () => {
    visitor = await visitWith(bob, ada, cleo, ada2);
  });

  test.each([
    ["/users", [1, 2, 3, 4], 4],
    ["/users?name=Ada", [2, 4], 2],
    ["/users?name=ada", [], 0],
    ["/users?name=", [1, 2, 3, 4], 4],
    ["/users?name=Ada&name=Bob", [2, 4], 2],
    ["/users?sort=-name&sort=name", [3, 1, 2, 4], 4],
    ["/users?per_page=3&page=%2B02", [4], 4],
    ["/users?per_page=99999999999999999999", [1, 2, 3, 4], 4],
    ["/users?per_page=+3%09&page=1&page=2", [1, 2, 3], 4],
    ["/users?sort=name", [2, 4, 1, 3], 4],
    ["/users?sort=-name", [3, 1, 2, 4], 4],
    ["/users?sort=email", [4, 2, 1, 3], 4],
    ["/users?per_page=3", [1, 2, 3], 4],
    ["/users?per_page=3&page=2", [4], 4],
    ["/users?name=Ada&sort=-id&per_page=1", [4], 2],
  ])("%s -> %j of %i", async (path, ids, total) => {
    const { body } = await visitor.get(path).expect(200);
    expect(body.users.map(({ id }: { id: number }) => id)).toEqual(ids);
    expect(body.total).toBe(total);
  });

  test.each(["name;", "password", "--name", ""])(
    "?sort=%s is 400",
    async (sort) => {
      await visitor
        .get("/users")
        .query({ sort })
        .expect(400, { error: "Sort by id, name or email" });
    },
  );

  test.each([
    "page=0",
    "page=-1",
    "page=x",
    "page=1.5",
    "page=1.0",
    "page=1e0",
    "page=0x1",
    "page=x1",
    "page=1x",
    "page=",
    "page=2",
    "page=99999999999999999",
    "page=99999999999999999999",
    "per_page=0",
    "per_page=0x3",
    "per_page=x",
  ])("?%s is 404", async (query) => {
    await visitor.get(`/users?${query}`).expect(404);
  });

  test("?name= with a NUL byte is 400", async () => {
    await visitor
      .get("/users?name=Ada%00")
      .expect(400, { error: "name must be text" });
  });

  test("a page has twenty users unless it is asked for more", async () => {
    const names = Array.from({ length: 21 }, (_, index) => `n${index}`);
    const crowd = await visitWith(...names.map((name) => ({ name })));
    const { body } = await crowd.get("/users").expect(200);
    expect(body.users).toHaveLength(20);
    expect(body.total).toBe(21);
    await crowd
      .get("/users/21")
      .expect(200, { id: 21, name: "n20", email: null });
  });

  test("a page has fifty users at most", async () => {
    const names = Array.from({ length: 51 }, (_, index) => `${index}`);
    const users = names.map((name) => ({ name, email: `${name}@x` }));
    const crowd = await visitWith(...users);
    const { body } = await crowd.get("/users?per_page=1000");
    expect(body.users).toHaveLength(50);
    expect(body.total).toBe(51);
  });
});

describe("GET /users/<int:user_id>", () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await visitWith(ada);
  });

  test("/users/001 is /users/1", async () => {
    await visitor.get("/users/001").expect(200, { id: 1, ...ada });
  });

  test.each([
    "2",
    "0",
    "-1",
    "1.0",
    "1e0",
    "0x1",
    "1x",
    "+1",
    "%201",
    "1%00",
    "x",
    "99999999999999999999",
  ])("/users/%s is 404", async (id) => {
    await visitor.get(`/users/${id}`).expect(404);
  });
});

describe("PATCH /users/<int:user_id>", () => {
  test("changes what it is given, and nothing else", async () => {
    const visitor = await visitWith(ada, bob);
    await visitor
      .patch("/users/1")
      .send({ name: "Ada King", id: 9 })
      .expect(200, { ...ada, id: 1, name: "Ada King" });
    await visitor
      .get("/users/1")
      .expect(200, { ...ada, id: 1, name: "Ada King" });
    await visitor.get("/users/2").expect(200, { id: 2, ...bob });
  });

  test("the email of another user is 409", async () => {
    const visitor = await visitWith(ada, bob);
    await visitor
      .patch("/users/2")
      .send({ name: "Eve", email: ada.email })
      .expect(409, { error: "email must be unique" });
    await visitor.get("/users/2").expect(200, { id: 2, ...bob });
  });

  test("an empty name is 400", async () => {
    const visitor = await visitWith(ada);
    await visitor
      .patch("/users/1")
      .send({ email: "new@example.org", name: "" })
      .expect(400, { error: "name must be text" });
    await visitor.get("/users/1").expect(200, { id: 1, ...ada });
  });

  test("nothing, or only what is unknown, changes nothing", async () => {
    const visitor = await visitWith(ada);
    for (const body of [{}, { admin: true }]) {
      await visitor
        .patch("/users/1")
        .send(body)
        .expect(200, { id: 1, ...ada });
    }
    await visitor
      .patch("/users/1")
      .send([])
      .expect(400, { error: "Send an object" });
  });

  test("a missing row is 404", async () => {
    const visitor = await visit();
    await visitor.patch("/users/1").send(ada).expect(404);
  });
});

describe("DELETE /users/<int:user_id>", () => {
  test("answers 204, and the row is gone", async () => {
    const visitor = await visitWith(ada, bob);
    await visitor.delete("/users/1").expect(204, "");
    await visitor.get("/users/1").expect(404);
    await visitor.delete("/users/1").expect(404);
    await visitor.get("/users/2").expect(200);
  });

  test("takes the posts of that user along", async () => {
    const visitor = await visitWith(ada, bob);
    await visitor.post("/users/1/posts").send(["One"]).expect(201);
    await visitor.post("/users/2/posts").send(["Two"]).expect(201);
    await visitor.delete("/users/1").expect(204);
    await visitor
      .get("/posts")
      .expect(200, [{ by: "Bob", title: "Two" }]);
  });
});

describe("POST /users/<int:user_id>/posts", () => {
  test("adds a list of posts", async () => {
    const visitor = await visitWith(ada, bob);
    await visitor
      .post("/users/2/posts")
      .send(["One", "Two"])
      .expect(201, { added: 2 });
    await visitor.post("/users/1/posts").send(["Three"]).expect(201);
    await visitor.get("/posts").expect(200, [
      { by: "Bob", title: "One" },
      { by: "Bob", title: "Two" },
      { by: "Ada", title: "Three" },
    ]);
  });

  test.each([
    [["Two", "Three", "One"], 409, "title must be unique"],
    [["Two", "Two"], 409, "title must be unique"],
    [["Two", ""], 400, "title must be text"],
    [["Two", "\0"], 400, "title must be text"],
    [["Two", 3], 400, "title must be text"],
    [{ title: "Two" }, 400, "Send a list of titles"],
  ])("%j is %i, and nothing is stored", async (body, status, error) => {
    const visitor = await visitWith(ada);
    await visitor.post("/users/1/posts").send(["One"]).expect(201);
    await visitor
      .post("/users/1/posts")
      .send(body)
      .expect(status, { error });
    await visitor
      .get("/posts")
      .expect(200, [{ by: "Ada", title: "One" }]);
  });

  test("of a missing user is 404", async () => {
    const visitor = await visit();
    await visitor.post("/users/1/posts").send(["One"]).expect(404);
  });

  test("60 lists at the same time: each whole or not at all", async () => {
    const visitor = await visitWith(ada);
    const lists = Array.from({ length: 60 }, (_, index) =>
      index % 2 ? [`a${index}`, `b${index}`] : [`a${index}`, "Taken"],
    );
    const answers = await Promise.all(
      lists.map((titles) =>
        visitor.post("/users/1/posts").send(titles),
      ),
    );
    const stored = lists.filter(
      (_, index) => answers[index]?.status === 201,
    );
    expect(stored).toHaveLength(31); // one list has "Taken"
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(
      29,
    );
    const { body } = await visitor.get("/posts").expect(200);
    expect(
      body.map(({ title }: { title: string }) => title).toSorted(),
    ).toEqual(stored.flat().toSorted());
  });
});

describe("GET /search", () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await visitWith(ada, bob);
  });

  test("finds a part of the name", async () => {
    await visitor
      .get("/search?q=da")
      .expect(200, [{ id: 1, name: "Ada" }]);
  });

  test("without q, or with an empty one, it finds everybody", async () => {
    for (const path of ["/search", "/search?q=", "/search?q=&q=x"]) {
      const { body } = await visitor.get(path).expect(200);
      expect(body).toHaveLength(2);
    }
  });

  test.each([
    "\0",
    "A\0",
    "' OR 1=1 --",
    "'; DROP TABLE users; --",
    "%",
    "_",
  ])("q=%j is text like any other", async (q) => {
    await visitor.get("/search").query({ q }).expect(200, []);
    await visitor.get("/users/1").expect(200, { id: 1, ...ada });
  });
});

describe("a database in a file", () => {
  const files =
    process.env["TARGET"] === "flask" ? flaskFiles : expressFiles;
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "crud-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test("the printed example: Alice becomes Alicia", async () => {
    expect(await files.alice(join(folder, "crud.db"))).toEqual([
      "INSERT Alice",
      "UPDATE Alicia",
      "DELETE Alicia",
      "Bob stays",
    ]);
  });

  test("stores 60 lists that are sent at the same time", async () => {
    const file = join(folder, "crud.db");
    expect(await files.sendTogether(file, 60)).toEqual([
      Array(60).fill(201),
      120,
    ]);
  });

  test("an author who is deleted meanwhile is 404", async () => {
    const file = join(folder, "crud.db");
    expect(await files.deleteMeanwhile(file)).toBe(404);
  });

  test("the database deletes the posts of a deleted user", async () => {
    const file = join(folder, "crud.db");
    expect(await files.deleteAuthor(file)).toEqual([
      expect.stringMatching(/^SELECT[^]+FROM .?users/),
      expect.stringMatching(/^DELETE FROM .?users/),
    ]);
  });

  test("SQLAlchemy notices that the row to update is gone", async () => {
    const file = join(folder, "crud.db");
    const status = await files.updateDeleted(file);
    expect(status).toBe(files === flaskFiles ? 404 : 200);
  });
});

if (process.env["TARGET"] === "flask") describeFlask();
