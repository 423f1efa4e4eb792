// A queue of jobs: in a SQLite file by default, or in Redis. The web
// process adds jobs. A worker, another process, does them.

import type { Policy, Queue } from "./queue/job.ts";
import { sqliteQueue } from "./queue/sqlite.ts";

// #region policy
const POLICY: Policy = {
  attempts: 3,
  backoffMs: 1000, // then twice as long each time
  leaseMs: 30_000, // longer than any job takes
};
// #endregion

/** Opens a queue: `redis://…`, a file's path, or memory by default. */
export async function openQueue(
  where = ":memory:",
  policy: Policy = POLICY,
): Promise<Queue> {
  if (!/^rediss?:/.test(where)) return sqliteQueue(where, policy);
  const { bullQueue } = await import("./queue/bull.ts");
  return bullQueue(where, policy);
}
