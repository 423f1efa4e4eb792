import { QueryTypes } from "sequelize";
import request from "supertest";
import { alice } from "../src/alice.ts";
import { createApp } from "../src/app.ts";
import { type Database, openDatabase } from "../src/models.ts";

/** What the tests do with a database in a file, in Express. */
export const expressFiles = {
  alice: watch,
  sendTogether,
  deleteMeanwhile,
  updateDeleted,
  deleteAuthor,
};

/** What the printed example writes to the table of users. */
async function watch(file: string): Promise<unknown> {
  const db = await openDatabase(file);
  await db.User.create({ name: "Bob" });
  await db.sequelize.query("CREATE TABLE seen (what TEXT)");
  for (const [verb, row] of [
    ["INSERT", "new"],
    ["UPDATE", "new"],
    ["DELETE", "old"],
  ]) {
    await db.sequelize.query(`CREATE TRIGGER on_${verb} AFTER ${verb} ON users
      BEGIN INSERT INTO seen VALUES ('${verb} ' || ${row}.name); END`);
  }
  await alice(db);
  const seen = await db.sequelize.query<{ what: string }>(
    "SELECT what FROM seen",
    { type: QueryTypes.SELECT },
  );
  const left = await db.User.findAll();
  await db.sequelize.close();
  return [
    ...seen.map(({ what }) => what),
    ...left.map(({ name }) => `${name} stays`),
  ];
}

/** Sends so many lists of two posts at once: the statuses, the posts. */
async function sendTogether(file: string, count: number) {
  const { db, visitor } = await openWithAda(file);
  const answers = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      visitor.post("/users/1/posts").send([`a${index}`, `b${index}`]),
    ),
  );
  const posts = await db.Post.count();
  await db.sequelize.close();
  return [answers.map(({ status }) => status), posts];
}

/** Posts for a user whom somebody deletes after the app has found her. */
async function deleteMeanwhile(file: string): Promise<number> {
  const { db, visitor } = await openWithAda(file);
  db.Post.beforeCreate(async () => {
    await db.sequelize.query("DELETE FROM users");
  });
  const { status } = await visitor.post("/users/1/posts").send(["One"]);
  await db.sequelize.close();
  return status;
}

/** Changes a user whom somebody deletes after the app has found her. */
async function updateDeleted(file: string): Promise<number> {
  const { db, visitor } = await openWithAda(file);
  db.User.beforeUpdate(async () => {
    await db.sequelize.query("DELETE FROM users");
  });
  const { status } = await visitor
    .patch("/users/1")
    .send({ name: "A" });
  await db.sequelize.close();
  return status;
}

/** The statements that it takes to delete a user who has posts. */
async function deleteAuthor(file: string): Promise<unknown> {
  const statements: string[] = [];
  const db = await openDatabase(file, (sql) => statements.push(sql));
  const { id } = await db.User.create({ name: "Ada" });
  await db.Post.create({ title: "One", author_id: id });
  const visitor = request(await createApp(Promise.resolve(db)));
  statements.length = 0;
  await visitor.delete("/users/1").expect(204);
  await db.sequelize.close();
  return statements.map((sql) => sql.replace(/^Executing .*?: /, ""));
}

async function openWithAda(file: string) {
  const database: Promise<Database> = openDatabase(file);
  const db = await database;
  await db.User.create({ name: "Ada" });
  return { db, visitor: request(await createApp(database)) };
}
