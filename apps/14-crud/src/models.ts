// The tables, and what may stand in them.

import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  Sequelize,
} from "sequelize";

export type Database = Awaited<ReturnType<typeof openDatabase>>;
type Columns<M extends Model> = InferCreationAttributes<M>;

export async function openDatabase(
  storage = ":memory:", // one connection: one transaction at a time
  logging: false | ((sql: string) => void) = false,
) {
  const sequelize = new Sequelize({
    dialect: "sqlite",
    storage,
    logging,
    define: { timestamps: false },
  });

  // #region user
  class User extends Model<InferAttributes<User>, Columns<User>> {
    declare id: CreationOptional<number>;
    declare name: string;
    declare email: string;
  }
  User.init(
    { id: ID, name: text("name"), email: unique("email") },
    { sequelize, tableName: "users" },
  );
  // #endregion

  // #region post
  class Post extends Model<InferAttributes<Post>, Columns<Post>> {
    declare id: CreationOptional<number>;
    declare title: string;
    declare author_id: number;
    declare author?: NonAttribute<User>;
  }
  Post.init(
    { id: ID, title: unique("title"), author_id: DataTypes.INTEGER },
    { sequelize, tableName: "posts" },
  );
  const key = { name: "author_id", allowNull: false };
  User.hasMany(Post, { foreignKey: key, onDelete: "CASCADE" });
  Post.belongsTo(User, { as: "author", foreignKey: key });
  // #endregion

  await sequelize.sync();
  return { sequelize, User, Post };
}

// #region fields
/** Keeps what a client may set: a name and an email, never an id. */
export function fields(body: unknown) {
  const known = Object.entries(body ?? {}).filter(
    ([key]) => key === "name" || key === "email",
  );
  return Object.fromEntries(known) as { name: string; email: string };
}
// #endregion

const ID = {
  type: DataTypes.INTEGER,
  primaryKey: true,
  // Or SQLite gives the id of a deleted row to the next one.
  autoIncrement: true,
};

function text(column: string) {
  const msg = `${column} must be text`;
  const isText = (value: unknown) => {
    if (typeof value !== "string" || value === "") throw new Error(msg);
  };
  const validate = { notNull: { msg }, isText };
  return { type: DataTypes.STRING, allowNull: false, validate };
}

function unique(column: string) {
  return { ...text(column), unique: true };
}
