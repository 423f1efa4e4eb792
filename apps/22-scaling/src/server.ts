import { databaseFile, serve } from "@decant/shared";
import { createApp } from "./app.ts";
import { openShared } from "./shared.ts";

const shared = await openShared(
  process.env["REDIS_URL"] ?? databaseFile("jobs.sqlite3"),
);
const server = serve(createApp(shared), 3022);
// A connection to Redis would keep the process.
server.once("close", () => process.exit());
