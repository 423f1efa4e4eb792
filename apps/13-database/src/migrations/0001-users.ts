// The users.

import { DataTypes } from "sequelize";
import type { Migration } from "../migrate.ts";

// #region first-migration
export const users: Migration = {
  name: "0001_users",
  async up({ context }) {
    await context.createTable("users", {
      id: { type: DataTypes.INTEGER, primaryKey: true },
      name: {
        type: DataTypes.STRING,
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
