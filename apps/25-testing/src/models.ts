// The one table: who was invited, and until when.

import { randomBytes } from "node:crypto";
import { DataTypes, type Model, Sequelize } from "sequelize";

export const EMAIL = /^[A-Za-z0-9.+-]+@[A-Za-z0-9.-]+\.[A-Za-z]+$/;
export const CODE = /^[\w-]{43}$/; // 32 bytes
const HOUR = 60 * 60 * 1000; // milliseconds

// #region table
type Row = { code: string; email: string; ends: number };

export async function openInvitations(storage: string) {
  const db = new Sequelize({
    dialect: "sqlite",
    storage,
    logging: false,
    define: { timestamps: false },
  });
  const Invitation = db.define<Model<Row, Pick<Row, "email">> & Row>(
    "Invitation",
    {
      code: {
        type: DataTypes.TEXT,
        primaryKey: true,
        defaultValue: () => randomBytes(32).toString("base64url"),
      },
      email: { type: DataTypes.TEXT, allowNull: false },
      ends: {
        type: DataTypes.INTEGER,
        allowNull: false,
        defaultValue: () => Date.now() + HOUR,
      },
    },
  );
  await Invitation.sync();
  return Invitation;
}
// #endregion
