// A cache: memory by default, or Redis, which all processes share.

import { type Cache, createCache } from "cache-manager";
import { Keyv } from "keyv";

const IS_REDIS = /^rediss?:/;

/** Opens a cache: at `redis://…`, or else in this process's memory. */
export async function openCache(where = ""): Promise<Cache> {
  // #region cache
  const store = IS_REDIS.test(where)
    ? await redisStore(where)
    : new Map();
  const keyv = new Keyv({ store });
  keyv.on("error", ({ message }) => console.error(`Cache: ${message}`));
  return createCache({ stores: [keyv], ttl: 60_000 });
  // #endregion
}

// #region redis
/** Redis going away makes the app slower, and breaks nothing. */
async function redisStore(url: string) {
  const { default: KeyvRedis } = await import("@keyv/redis");
  return new KeyvRedis(
    {
      url,
      disableOfflineQueue: true, // do not wait until it is back
      socket: { reconnectStrategy: 500 },
    },
    { connectionTimeout: 300, throwOnConnectError: false },
  );
}
// #endregion
