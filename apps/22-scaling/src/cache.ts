// A cache: memory by default, or Redis, which all processes share.

import { type Cache, createCache } from "cache-manager";
import { Keyv, type KeyvStoreAdapter } from "keyv";

/** Opens a cache, in this process's memory by default. */
export function openCache(
  store: KeyvStoreAdapter | Map<string, unknown> = new Map(),
): Cache {
  // #region cache
  const keyv = new Keyv({ store, throwOnErrors: true });
  keyv.on("error", ({ message }) => console.error(`Cache: ${message}`));
  return createCache({ stores: [keyv] });
  // #endregion
}
