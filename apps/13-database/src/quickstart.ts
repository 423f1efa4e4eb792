// The usual printed answer, in Sequelize.

import { DataTypes, Sequelize } from "sequelize";

// #region quickstart
export async function connect(storage = "users.db") {
  const sequelize = new Sequelize({
    dialect: "sqlite",
    storage,
    logging: false,
    define: { timestamps: false },
  });

  const User = sequelize.define("user", {
    id: { type: DataTypes.INTEGER, primaryKey: true },
    name: DataTypes.STRING(80),
  });

  await sequelize.sync();
  return { sequelize, User };
}
// #endregion
