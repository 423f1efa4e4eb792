// What Python's memory is after its start, kept for the next one. It is made
// before any lesson runs, and only Python's worker ever reads it.

const CACHE = "decant-python";

/** The snapshot that is kept under an address, if there is one. */
export async function keptSnapshot(
  address: string,
): Promise<Uint8Array | undefined> {
  try {
    const kept = await (await caches.open(CACHE)).match(address);
    return kept && new Uint8Array(await kept.arrayBuffer());
  } catch {
    // Not every page may keep something: the start takes longer then.
    return undefined;
  }
}

/** Keeps a snapshot, instead of those of other versions. */
export async function keepSnapshot(
  address: string,
  snapshot: Uint8Array,
): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    for (const { url } of await cache.keys()) {
      if (url !== address) await cache.delete(url);
    }
    await cache.put(address, new Response(snapshot as BodyInit));
  } catch {
    // There is no room for it, or no right to keep it.
  }
}
