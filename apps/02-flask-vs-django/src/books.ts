import {
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type ModelStatic,
  Sequelize,
} from "sequelize";

// #region model
export interface Book
  extends Model<
    InferAttributes<Book>,
    InferCreationAttributes<Book, { omit: "id" }>
  > {
  id: number;
  title: string;
}

export async function openBooks(): Promise<ModelStatic<Book>> {
  const db = new Sequelize({
    dialect: "sqlite",
    storage: ":memory:",
    logging: false,
  });
  const columns = {
    id: {
      type: DataTypes.INTEGER,
      primaryKey: true,
      autoIncrement: true,
    },
    title: { type: DataTypes.STRING, allowNull: false },
  };
  const Books = db.define<Book>("book", columns, { timestamps: false });
  await db.sync();
  return Books;
}
// #endregion
