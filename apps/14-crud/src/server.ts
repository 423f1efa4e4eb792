import { serve } from "@decant/shared";
import { createApp } from "./app.ts";
import { openDatabase } from "./models.ts";

serve(await createApp(openDatabase("crud.sqlite3")), 3014);
