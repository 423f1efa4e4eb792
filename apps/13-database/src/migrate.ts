// Runs the migrations that this database has not had yet.

import type { Sequelize } from "sequelize";
import { SequelizeStorage, Umzug } from "umzug";
import { users } from "./migrations/0001-users.ts";
import { notes } from "./migrations/0002-notes.ts";

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
