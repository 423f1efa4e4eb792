import { dropped } from "@decant/exchange";

/** Gives up waiting once nobody waits for the answer. */
export function orDropped<T>(
  promise: Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const drop = () => reject(dropped());
    if (signal.aborted) drop();
    signal.addEventListener("abort", drop, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener("abort", drop);
    });
  });
}
