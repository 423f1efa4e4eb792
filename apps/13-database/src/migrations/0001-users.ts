// The users.

import { DataTypes } from "sequelize";
import type { Migration } from "./migration.ts";

// #region first-migration
export const users: Migration = {
  name: "0001_users",
  async up({ context }) {
    await context.createTable("users", {
      id: { type: DataTypes.INTEGER, primaryKey: true },
      name: {
        type: DataTypes.STRING(80),
        allowNull: false,
        unique: true,
      },
    });
  },
  async down({ context }) {
    await context.dropTable("users");
  },
};
// #endregion
