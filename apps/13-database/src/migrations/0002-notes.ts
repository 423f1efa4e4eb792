// The notes, each of which belongs to a user.

import { DataTypes } from "sequelize";
import type { Migration } from "./migration.ts";

// #region second-migration
export const notes: Migration = {
  name: "0002_notes",
  async up({ context }) {
    await context.createTable("notes", {
      id: { type: DataTypes.INTEGER, primaryKey: true },
      text: { type: DataTypes.STRING, allowNull: false },
      user_id: {
        type: DataTypes.INTEGER,
        allowNull: false,
        references: { model: "users", key: "id" },
      },
    });
  },
  async down({ context }) {
    await context.dropTable("notes");
  },
};
// #endregion
