import { mkdtemp, readdir, rm } from "node:fs/promises";
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

const REFUSED = { error: "The database refused the row" };
const NUL = { error: "Text has no NUL byte" };

/** A visitor of a database that holds these users, with the ids 1, 2, … */
async function visitWith(...names: string[]) {
  const visitor = await visit();
  for (const name of names) {
    await visitor
      .post("/users")
      .type("form")
      .send({ name })
      .expect(201);
  }
  return visitor;
}

describe("POST /users", () => {
  test("stores a user", async () => {
    const visitor = await visit();
    await visitor
      .post("/users")
      .type("form")
      .send({ name: "Ada" })
      .expect(201, { id: 1, name: "Ada" });
    await visitor.get("/users").expect(200, [{ id: 1, name: "Ada" }]);
  });

  test("a name that is taken is 409", async () => {
    const visitor = await visitWith("Ada");
    await visitor
      .post("/users")
      .type("form")
      .send({ name: "Ada" })
      .expect(409, REFUSED);
    await visitor.get("/users").expect(200, [{ id: 1, name: "Ada" }]);
  });

  test("of a repeated name the first counts", async () => {
    const visitor = await visit();
    await visitor
      .post("/users")
      .type("form")
      .send("name=Ada&name=Bob")
      .expect(201, { id: 1, name: "Ada" });
  });

  test("SQLite does not check the 80 of String(80)", async () => {
    const visitor = await visit();
    const name = "a".repeat(81);
    await visitor
      .post("/users")
      .type("form")
      .send({ name })
      .expect(201, { id: 1, name });
  });

  test("60 at the same time get 60 ids", async () => {
    const visitor = await visit();
    const names = Array.from({ length: 60 }, (_, index) => `n${index}`);
    const answers = await Promise.all(
      names.map((name) =>
        visitor.post("/users").type("form").send({ name }).expect(201),
      ),
    );
    expect(answers.map(({ body }) => body.name)).toEqual(names);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(60);
  });

  test("without a name it is 400", async () => {
    const visitor = await visit();
    await visitor.post("/users").expect(400);
    await visitor.get("/users").expect(200, []);
  });
});

describe("POST /notes", () => {
  test("stores a note of a user", async () => {
    const visitor = await visitWith("Ada");
    await visitor
      .post("/notes")
      .type("form")
      .send({ user_id: 1, text: "Hello" })
      .expect(201, { id: 1, text: "Hello", user_id: 1 });
  });

  test.each(["+1", " 1 ", "01"])("user_id=%j is 1", async (user_id) => {
    const visitor = await visitWith("Ada");
    await visitor
      .post("/notes")
      .type("form")
      .send({ user_id, text: "Hello" })
      .expect(201, { id: 1, text: "Hello", user_id: 1 });
  });

  test.each([
    { user_id: 7 },
    { user_id: -1 },
    { user_id: "x" },
    { user_id: "0x1" },
    { user_id: "1e0" },
    { user_id: "1.0" },
    { user_id: "x1" },
    { user_id: "9".repeat(20) },
    { user_id: "" },
    {},
  ])("%j is a user that is not there: 409", async (user) => {
    const visitor = await visitWith("Ada");
    await visitor
      .post("/notes")
      .type("form")
      .send({ ...user, text: "Hello" })
      .expect(409, REFUSED);
  });

  test("without a body it is 400", async () => {
    const visitor = await visitWith("Ada");
    await visitor.post("/notes").expect(400);
  });

  test("without a text it is 400", async () => {
    const visitor = await visitWith("Ada");
    await visitor
      .post("/notes")
      .type("form")
      .send({ user_id: 1 })
      .expect(400);
  });
});

describe.each(["/users", "/search"])("GET %s?name=", (path) => {
  let visitor: Awaited<ReturnType<typeof visit>>;
  beforeAll(async () => {
    visitor = await visitWith("Ada", "Bob", "O'Hara");
  });

  test.each([
    [2, "Bob"],
    [3, "O'Hara"],
  ])("finds %i by name: %s", async (id, name) => {
    await visitor.get(path).query({ name }).expect(200, [{ id, name }]);
  });

  test("of a repeated name the first counts", async () => {
    await visitor
      .get(`${path}?name=Bob&name=Ada`)
      .expect(200, [{ id: 2, name: "Bob" }]);
  });

  test.each([
    "' OR '1'='1",
    "' OR 1=1 --",
    "'; DROP TABLE notes; --",
    "' UNION SELECT id, text FROM notes --",
  ])("an injection finds nobody: %s", async (name) => {
    await visitor.get(path).query({ name }).expect(200, []);
    await visitor
      .post("/notes")
      .type("form")
      .send({ user_id: 1, text: "Still here" })
      .expect(201);
  });
});

test("GET /users lists all, in the order of their ids", async () => {
  const visitor = await visitWith("Bob", "Ada");
  const everybody = [
    { id: 1, name: "Bob" },
    { id: 2, name: "Ada" },
  ];
  await visitor.get("/users").expect(200, everybody);
  await visitor.get("/users?name=").expect(200, everybody);
  await visitor.get("/search").expect(200, []);
});

test("GET /search without a name looks for an empty one", async () => {
  const visitor = await visitWith("Ada", "");
  await visitor.get("/search").expect(200, [{ id: 2, name: "" }]);
});

describe("a NUL byte is 400", () => {
  test.each(["/users", "/search"])("GET %s?name=", async (path) => {
    const visitor = await visitWith("Ada");
    await visitor.get(`${path}?name=%00`).expect(400, NUL);
    await visitor.get(`${path}?name=Ada%00`).expect(400, NUL);
  });

  test.each([
    ["/users", "name=A%00"],
    ["/users?name=Ada", "name=A%00"],
    ["/users?name=%00", "name=Ada"],
    ["/notes", "user_id=1&text=A%00"],
  ])("POST %s with %s", async (path, form) => {
    const visitor = await visit();
    await visitor.post(path).type("form").send(form).expect(400, NUL);
    await visitor.get("/users").expect(200, []);
  });
});

test("a NUL byte in a second value, which nobody reads, is no reason", async () => {
  const visitor = await visitWith("Ada");
  await visitor
    .get("/users?name=Ada&name=%00")
    .expect(200, [{ id: 1, name: "Ada" }]);
});

test("GET /database: keys are checked, all migrations have run", async () => {
  const visitor = await visit();
  await visitor.get("/database").expect(200, {
    foreign_keys: 1,
    journal_mode: "memory",
    version: "0002_notes",
  });
});

test("each app has a database of its own", async () => {
  await visitWith("Ada");
  const visitor = await visit();
  await visitor.get("/users").expect(200, []);
});

const files =
  process.env["TARGET"] === "flask" ? flaskFiles : expressFiles;

test("two on one connection share a transaction", async () => {
  expect(await files.shareConnection()).toEqual([]);
});

describe("a database in a file", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "database-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test("the printed example makes the table, and keeps it", async () => {
    expect(await files.quickstart(folder)).toEqual([
      { name: "id", type: "INTEGER" },
      { name: "name", type: "VARCHAR(80)" },
      { id: 1, name: "Ada" },
    ]);
  });

  test("survives a restart, and closing tidies up", async () => {
    expect(await files.restart(join(folder, "users.db"))).toEqual([
      { foreign_keys: 1, journal_mode: "wal", version: "0002_notes" },
      { id: 1, name: "Ada" },
      [{ id: 1, name: "Ada" }],
    ]);
    // While it is open, the newest rows are in users.db-wal.
    expect(await readdir(folder)).toEqual(["users.db"]);
  });

  test("stores what 60 requests send at the same time", async () => {
    const file = join(folder, "users.db");
    const statuses = await files.sendTogether(file, 60);
    expect(statuses).toEqual(Array(60).fill(201));
  });

  test("goes one migration down, and up again", async () => {
    expect(await files.migrate(join(folder, "users.db"))).toEqual([
      "0002_notes",
      "0001_users",
      "0002_notes",
    ]);
    expect(await readdir(folder)).toContain("users.db");
  });
});

if (process.env["TARGET"] === "flask") describeFlask();
