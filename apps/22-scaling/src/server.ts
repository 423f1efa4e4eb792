import { serve } from "@decant/shared";
import { createApp } from "./app.ts";

const app = await createApp(process.env["REDIS_URL"] ?? "jobs.sqlite3");
const server = serve(app, 3022);
// A connection to Redis would keep the process.
server.once("close", () => process.exit());
