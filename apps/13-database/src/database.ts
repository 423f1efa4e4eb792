// The tables as classes, and how the database is opened.

import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  Sequelize,
} from "sequelize";

export type Database = Awaited<ReturnType<typeof openDatabase>>;

export async function openDatabase(storage = ":memory:") {
  // #region connections
  // In memory there is one connection. Sequelize turns foreign_keys on
  // in each that it opens.
  const sequelize = new Sequelize({
    dialect: "sqlite",
    storage,
    logging: false,
    define: { timestamps: false },
  });
  await sequelize.query("PRAGMA journal_mode = WAL"); // stays
  // #endregion

  // #region model
  class User extends Model<
    InferAttributes<User>,
    InferCreationAttributes<User>
  > {
    declare id: CreationOptional<number>;
    declare name: string;
  }
  User.init(
    { id: id(), name: text(80) },
    { sequelize, tableName: "users" },
  );

  class Note extends Model<
    InferAttributes<Note>,
    InferCreationAttributes<Note>
  > {
    declare id: CreationOptional<number>;
    declare text: string;
    declare user_id: number;
  }
  Note.init(
    { id: id(), text: text(), user_id: DataTypes.INTEGER },
    { sequelize, tableName: "notes" },
  );
  // #endregion

  return { sequelize, User, Note };
}

// A new object for each column: Sequelize writes the name into it.
function id() {
  return {
    type: DataTypes.INTEGER,
    primaryKey: true,
    autoIncrement: true,
  };
}

function text(length?: number) {
  return { type: DataTypes.STRING(length), allowNull: false };
}
