// The one table: who was invited, and until when.

import { DataTypes, type Model, Sequelize } from "sequelize";

// #region table
type Row = { code: string; email: string; ends: number };

export async function openInvitations(storage: string) {
  const db = new Sequelize({
    dialect: "sqlite",
    storage,
    logging: false,
    define: { timestamps: false },
  });
  const Invitation = db.define<Model<Row> & Row>("Invitation", {
    code: { type: DataTypes.TEXT, primaryKey: true },
    email: { type: DataTypes.TEXT, allowNull: false },
    ends: { type: DataTypes.INTEGER, allowNull: false },
  });
  await Invitation.sync();
  return Invitation;
}
// #endregion
