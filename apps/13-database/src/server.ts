import { databaseFile, serve } from "@decant/shared";
import { createApp } from "./app.ts";
import { openDatabase } from "./database.ts";

const file = process.env["DATABASE_FILE"] ?? "users.db";
const database = openDatabase(databaseFile(file));
const { sequelize } = await database;
serve(await createApp(database), 3013).once("close", () => {
  void sequelize.close();
});
