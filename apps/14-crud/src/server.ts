import { databaseFile, serve } from "@decant/shared";
import { createApp } from "./app.ts";
import { openDatabase } from "./models.ts";

const database = openDatabase(databaseFile("crud.db"));
const { sequelize } = await database;
serve(await createApp(database), 3014).once("close", () => {
  void sequelize.close();
});
