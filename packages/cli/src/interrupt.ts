/**
 * A signal that Ctrl-C aborts, and whatever else asks this process to end. A
 * second Ctrl-C ends it at once.
 */
export function untilInterrupted(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => controller.abort());
  }
  return controller.signal;
}
