import { target } from "@decant/shared/testing";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";

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
    [{ name: "Ada" }, "email must be text"],
    [{ ...ada, name: "" }, "name must be text"],
    [{ ...ada, name: null }, "name must be text"],
    [{ ...ada, email: 7 }, "email must be text"],
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
    "page=2",
    "page=99999999999999999999",
    "per_page=0",
    "per_page=x",
  ])("?%s is 404", async (query) => {
    await visitor.get(`/users?${query}`).expect(404);
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

  test.each(["' OR 1=1 --", "'; DROP TABLE users; --", "%", "_"])(
    "q=%s is text like any other",
    async (q) => {
      await visitor.get("/search").query({ q }).expect(200, []);
      await visitor.get("/users/1").expect(200, { id: 1, ...ada });
    },
  );
});
