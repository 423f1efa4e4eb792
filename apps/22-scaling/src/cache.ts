// A cache: memory by default, or Redis, which all processes share.

import { type Cache, createCache } from "cache-manager";
import { Keyv } from "keyv";

export async function openCache(redisUrl?: string): Promise<Cache> {
  // #region cache
  const store = redisUrl ? await redisStore(redisUrl) : new Map();
  const keyv = new Keyv({ store });
  keyv.on("error", ({ message }) => console.error(`Cache: ${message}`));
  return createCache({ stores: [keyv] });
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
