// Runs the migrations that this database has not had yet.

import type { QueryInterface, Sequelize } from "sequelize";
import { type RunnableMigration, SequelizeStorage, Umzug } from "umzug";
import { users } from "./migrations/0001-users.ts";
import { notes } from "./migrations/0002-notes.ts";

export type Migration = RunnableMigration<QueryInterface>;

// #region run-migrations
export function createMigrator(sequelize: Sequelize) {
  return new Umzug({
    migrations: [users, notes],
    context: sequelize.getQueryInterface(),
    storage: new SequelizeStorage({ sequelize }),
    logger: undefined,
  });
}
// #endregion
