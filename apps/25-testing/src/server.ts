import { databaseFile, serve } from "@decant/shared";
import { createApp } from "./app.ts";

const database = databaseFile("invitations.sqlite3");
serve(await createApp({ database }), 3025);
