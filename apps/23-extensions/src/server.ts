import { serve } from "@decant/shared";
import { createApp } from "./app.ts";
import { openDatabase } from "./database.ts";

serve(await createApp(openDatabase("notes.sqlite3")), 3023);
