import type { Response } from "express";

/** When to come back where too many lessons run, in seconds. */
const RETRY = "5";

/** Sets the status; 503 says when to come back (RFC 9110, section 15.6.4). */
export function setStatus(res: Response, status: number): void {
  res.status(status);
  if (status === 503) res.set("Retry-After", RETRY);
}

/** Aborted once nobody waits for the response. */
export function untilClosed(res: Response): AbortSignal {
  const gone = new AbortController();
  res.once("close", () => gone.abort());
  return gone.signal;
}
