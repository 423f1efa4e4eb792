// Does the jobs that the web processes add. Start as many as you need.

import { databaseFile } from "@decant/shared";
import { openQueue } from "./shared.ts";

const queue = await openQueue(
  process.env["REDIS_URL"] ?? databaseFile("jobs.sqlite3"),
);

// #region job
async function longTask(): Promise<string> {
  return "Task Completed";
}

const stop = queue.work(async ({ id }) => {
  console.log(`Report ${id}: ${await longTask()}`);
});
// #endregion

// The job in hand is finished first.
const end = () => void stop().then(() => queue.close());
process.once("SIGINT", end);
process.once("SIGTERM", end);
