import { join } from "node:path";
import { QueryTypes } from "sequelize";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { type Database, openDatabase } from "../src/database.ts";
import { createMigrator } from "../src/migrate.ts";
import { connect } from "../src/quickstart.ts";

/** What the tests do with a database in a file, in Express. */
export const expressFiles = {
  quickstart,
  restart,
  sendTogether,
  migrate,
  shareConnection,
};

/** The columns of the printed example, and a row after a restart. */
async function quickstart(folder: string): Promise<unknown[]> {
  const home = process.cwd();
  process.chdir(folder);
  const before = await connect();
  process.chdir(home);
  await before.User.create({ name: "Ada" });
  await before.sequelize.close();

  const after = await connect(join(folder, "users.db"));
  const sql = "SELECT name, type FROM pragma_table_info('users')";
  const columns = await after.sequelize.query(sql, {
    type: QueryTypes.SELECT,
  });
  const rows = await after.User.findAll({ raw: true });
  await after.sequelize.close();
  return [...columns, ...rows];
}

/** Asks an app on a file, stores a user, and asks a second app. */
async function restart(file: string): Promise<unknown[]> {
  const [first, second] = await withApp(file, async (visitor) => [
    (await visitor.get("/database")).body,
    (await visitor.post("/users").type("form").send({ name: "Ada" }))
      .body,
  ]);
  const third = await withApp(
    file,
    async (visitor) => (await visitor.get("/users")).body,
  );
  return [first, second, third];
}

/** Stores so many users at the same time; the statuses. */
async function sendTogether(file: string, count: number) {
  return withApp(file, (visitor) =>
    Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const form = { name: `n${index}` };
        return (await visitor.post("/users").type("form").send(form))
          .status;
      }),
    ),
  );
}

/** The last migration: all of them, one down, and up again. */
async function migrate(file: string): Promise<unknown[]> {
  const { sequelize } = await openDatabase(file);
  const migrator = createMigrator(sequelize);
  const last = async () => (await migrator.executed()).at(-1)?.name;
  await migrator.up();
  const versions = [await last()];
  await migrator.down();
  versions.push(await last());
  await migrator.up();
  versions.push(await last());
  await sequelize.close();
  return versions;
}

/** Ada is stored while another transaction on `:memory:` rolls back. */
async function shareConnection(): Promise<unknown> {
  const database = openDatabase();
  const visitor = request(await createApp(database));
  const { sequelize, User } = await database;
  const other = await sequelize.transaction();
  await User.create({ name: "Ada" });
  await other.rollback();
  return (await visitor.get("/users")).body;
}

async function withApp<Result>(
  file: string,
  ask: (visitor: ReturnType<typeof request>) => Promise<Result>,
): Promise<Result> {
  const database: Promise<Database> = openDatabase(file);
  const result = await ask(request(await createApp(database)));
  await (await database).sequelize.close();
  return result;
}
