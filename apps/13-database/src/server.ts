import { serve } from "@decant/shared";
import { createApp } from "./app.ts";
import { openDatabase } from "./database.ts";

const file = process.env["DATABASE_FILE"] ?? "users.sqlite3";
const database = await openDatabase(file);
serve(await createApp(database), 3013).once("close", () => {
  void database.sequelize.close();
});
