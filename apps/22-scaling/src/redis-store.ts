// Redis as the place of a cache. Redis going away, or hanging, makes
// reading slower and breaks nothing.

import KeyvRedis from "@keyv/redis";
import { or503, soon } from "./away.ts";

// #region redis
export class RedisStore extends KeyvRedis<string> {
  constructor(url: string) {
    super(
      {
        url,
        disableOfflineQueue: true, // do not wait until it is back
        socket: { reconnectStrategy: 500 },
      },
      {
        connectionTimeout: 1000,
        throwOnConnectError: false,
        throwOnErrors: true,
      },
    );
  }

  override get<T = string>(key: string): Promise<T | undefined> {
    return soon(super.get<T>(key));
  }

  override async set(key: string, value: string, ttl?: number) {
    // What is not kept will be made again.
    await soon(super.set(key, value, ttl)).catch(() => undefined);
  }

  override delete(key: string): Promise<boolean> {
    return or503(soon(super.delete(key)));
  }
}
// #endregion
