// The tables, and the connection to them.

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
  storage = ":memory:",
  logging: false | ((sql: string) => void) = false,
) {
  // #region connection
  const sequelize = new Sequelize({
    dialect: "sqlite",
    storage,
    logging,
    define: { timestamps: false },
  });

  // SQLite has one writer. The next one waits for the last one.
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<Result>(write: () => Promise<Result>) {
    const result = last.then(write);
    last = result.catch(() => undefined);
    return result;
  }
  // #endregion

  // #region user
  class User extends Model<InferAttributes<User>, Columns<User>> {
    declare id: CreationOptional<number>;
    declare name: string;
    declare email: CreationOptional<string | null>;
  }
  User.init(
    {
      id: id(),
      name: { type: DataTypes.STRING, allowNull: false },
      email: {
        type: DataTypes.STRING,
        unique: true,
        defaultValue: null,
      },
    },
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
    {
      id: id(),
      title: { type: DataTypes.STRING, allowNull: false, unique: true },
      author_id: DataTypes.INTEGER,
    },
    { sequelize, tableName: "posts" },
  );
  const key = { name: "author_id", allowNull: false };
  User.hasMany(Post, { foreignKey: key, onDelete: "CASCADE" });
  Post.belongsTo(User, { as: "author", foreignKey: key });
  // #endregion

  await sequelize.sync();
  return { sequelize, inTurn, User, Post };
}

// A new object for each table: Sequelize writes the model into it.
function id() {
  return {
    type: DataTypes.INTEGER,
    primaryKey: true,
    // Or SQLite gives the id of a deleted row to the next one.
    autoIncrement: true,
  };
}
