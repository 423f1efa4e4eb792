// Does the jobs that the web processes add. Start as many as you need.

import { openQueue } from "./queue.ts";

const queue = await openQueue(
  process.env["REDIS_URL"] ?? "jobs.sqlite3",
);

// #region job
const stop = queue.work(async ({ id, data }) => {
  const { pages } = data as { pages: number };
  console.log(`Report ${id}: ${pages} pages`);
});
// #endregion

// The job in hand is finished first.
const end = () => void stop().then(() => queue.close());
process.once("SIGINT", end);
process.once("SIGTERM", end);
