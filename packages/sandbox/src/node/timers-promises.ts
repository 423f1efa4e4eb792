import * as timers from "./timers.ts";

interface Options {
  readonly signal?: AbortSignal;
}

export function setTimeout<T>(
  ms?: number,
  value?: T,
  { signal }: Options = {},
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      timers.clearTimeout(timer);
      reject(
        Object.assign(
          new Error("The operation was aborted", { cause: signal?.reason }),
          { name: "AbortError", code: "ABORT_ERR" },
        ),
      );
    };
    const timer = timers.setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve(value);
    }, ms);
    if (signal?.aborted) abort();
    else signal?.addEventListener("abort", abort, { once: true });
  });
}

export function setImmediate<T>(value?: T): Promise<T | undefined> {
  return new Promise((resolve) => {
    timers.setImmediate(() => resolve(value));
  });
}

export const scheduler = { wait: setTimeout, yield: setImmediate };
