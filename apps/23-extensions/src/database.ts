// sequelize: the tables.

import { randomBytes } from "node:crypto";
import {
  type CreationOptional,
  DataTypes,
  type HasManyCreateAssociationMixin,
  type HasManyGetAssociationsMixin,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  Sequelize,
} from "sequelize";

export type Database = Awaited<ReturnType<typeof openDatabase>>;
export type UserRow = InstanceType<Database["User"]>;
type Columns<M extends Model> = InferCreationAttributes<M>;

export async function openDatabase(storage = ":memory:") {
  const sequelize = new Sequelize({
    dialect: "sqlite",
    storage,
    logging: false,
    define: { timestamps: false },
  });
  const { INTEGER, TEXT } = DataTypes;
  // Made anew for each column: Sequelize writes into them.
  const id = () => ({ type: INTEGER, ...KEY });
  const text = () => ({ type: TEXT, allowNull: false });

  // #region user
  class User extends Model<InferAttributes<User>, Columns<User>> {
    declare id: CreationOptional<number>;
    declare email: string;
    declare password_hash: string;
    // What a session holds: a new one ends all sessions of the user.
    declare session_key: CreationOptional<string>;
    declare reset_hash: CreationOptional<string | null>;
    declare reset_until: CreationOptional<number>;
    declare getNotes: HasManyGetAssociationsMixin<Note>;
    declare createNote: HasManyCreateAssociationMixin<Note>;
  }
  User.init(
    {
      id: id(),
      email: { ...text(), unique: true },
      password_hash: text(),
      session_key: { ...text(), defaultValue: newKey },
      reset_hash: TEXT,
      reset_until: { type: INTEGER, defaultValue: 0 },
    },
    { sequelize, tableName: "user" },
  );
  // #endregion

  // #region note
  class Note extends Model<InferAttributes<Note>, Columns<Note>> {
    declare id: CreationOptional<number>;
    declare text: string;
    declare user_id: CreationOptional<number>;

    override toJSON() {
      return { id: this.id, text: this.text };
    }
  }
  Note.init(
    {
      id: id(),
      text: text(),
      user_id: { type: INTEGER, allowNull: false },
    },
    { sequelize, tableName: "note" },
  );
  User.hasMany(Note, { as: "notes", foreignKey: "user_id" });
  // #endregion

  await sequelize.sync();
  return { User, Note };
}

const KEY = { primaryKey: true, autoIncrement: true };

export const newKey = () => randomBytes(32).toString("hex");
