// What the processes share: in Redis, or in memory and a SQLite file.

import { openCache } from "./cache.ts";
import type { Queue } from "./queue/job.ts";
import { sqliteQueue } from "./queue/sqlite.ts";

const IS_REDIS = /^rediss?:/;

/** Opens a queue: at `redis://…`, or in a file or `:memory:`. */
export async function openQueue(where: string): Promise<Queue> {
  if (!IS_REDIS.test(where)) return sqliteQueue(where);
  const { bullQueue } = await import("./queue/bull.ts");
  return bullQueue(where);
}

/** Opens the cache and the queue that `createApp` takes. */
export async function openShared(where: string) {
  const queue = await openQueue(where);
  if (!IS_REDIS.test(where)) return { cache: openCache(), queue };
  const { RedisStore } = await import("./redis-store.ts");
  return { cache: openCache(new RedisStore(where)), queue };
}
