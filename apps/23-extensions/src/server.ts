import { databaseFile, serve } from "@decant/shared";
import { createApp } from "./app.ts";
import { openDatabase } from "./database.ts";

const file = databaseFile("notes.sqlite3");
serve(await createApp(openDatabase(file)), 3023);
