// What the processes share may be away, or hang.

import { setTimeout } from "node:timers/promises";
import createError from "http-errors";

const PATIENCE_MS = 1000;

// #region away
/** Passes an answer on that comes within a second. */
export async function soon<T>(answer: Promise<T>): Promise<T> {
  const end = new AbortController();
  const late = setTimeout(PATIENCE_MS, undefined, end).then(() => {
    throw new Error(`No answer within ${PATIENCE_MS} ms`);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    end.abort();
  }
}

/** Passes an answer on; a failure becomes an error that says 503. */
export async function or503<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw createError(503, "Try again later", { cause });
  }
}
// #endregion
