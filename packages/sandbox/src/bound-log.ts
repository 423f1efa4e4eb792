const MOST_LINES = 1000;
const LONGEST_LINE = 10_000;

/** A console: what can be called, by name. */
export type Log = Record<string, (...given: unknown[]) => void>;

/**
 * Bounds what may be logged: each line is handed to the frame, which has no
 * time for a million of them. What is beyond is not logged.
 */
export function boundLog(log: Log): void {
  let left = MOST_LINES;
  for (const [name, write] of Object.entries(log)) {
    log[name] = (...given) => {
      if (left === 0) return;
      left -= 1;
      write(...given.map(shorten));
    };
  }
}

function shorten(one: unknown): unknown {
  return typeof one === "string" ? one.slice(0, LONGEST_LINE) : one;
}
