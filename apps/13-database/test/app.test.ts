import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPython } from "@decant/shared/host";
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
import request from "supertest";
import { createApp } from "../src/app.ts";
import { openDatabase } from "../src/database.ts";

jest.setTimeout(30_000); // a busy machine takes long to start Python
const visit = target(createApp);

const REFUSED = { error: "The database refused the row" };

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

  test.each([{ user_id: 7 }, { user_id: "x" }, {}])(
    "%j is a user that is not there: 409",
    async (user) => {
      const visitor = await visitWith("Ada");
      await visitor
        .post("/notes")
        .type("form")
        .send({ ...user, text: "Hello" })
        .expect(409, REFUSED);
    },
  );

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

describe("a database in a file", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "database-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test("survives a restart, and closing tidies up", async () => {
    const file = join(folder, "users.sqlite3");
    const flask = process.env["TARGET"] === "flask";
    const answers = await (flask ? restartFlask : restart)(file);
    expect(answers).toEqual([
      { foreign_keys: 1, journal_mode: "wal", version: "0002_notes" },
      { id: 1, name: "Ada" },
      [{ id: 1, name: "Ada" }],
    ]);
    // While it is open, the newest rows are in users.sqlite3-wal.
    expect(await readdir(folder)).toEqual(["users.sqlite3"]);
  });
});

/** Asks an app on a file, stores a user, and asks a second app. */
async function restart(file: string): Promise<unknown> {
  const before = openDatabase(file);
  const visitor = request(await createApp(before));
  const first = await visitor.get("/database");
  const ada = { name: "Ada" };
  const second = await visitor.post("/users").type("form").send(ada);
  await (await before).sequelize.close();

  const after = openDatabase(file);
  const third = await request(await createApp(after)).get("/users");
  await (await after).sequelize.close();
  return [first.body, second.body, third.body];
}

function restartFlask(file: string): unknown {
  const script = `
import json, sys
from app import create_app, db
answers = []
def ask(*requests):
    app = create_app("sqlite:///" + sys.argv[1])
    for method, path, data in requests:
        client = app.test_client()
        answer = client.open(path, method=method, data=data)
        answers.append(answer.json)
    with app.app_context():
        db.engine.dispose()
ask(("GET", "/database", None), ("POST", "/users", {"name": "Ada"}))
ask(("GET", "/users", None))
print(json.dumps(answers))
`;
  const python = findPython(process.cwd()) ?? "python3";
  const cwd = join(process.cwd(), "flask");
  const options = { cwd, encoding: "utf8" } as const;
  const args = ["-B", "-c", script, file];
  return JSON.parse(execFileSync(python, args, options));
}
