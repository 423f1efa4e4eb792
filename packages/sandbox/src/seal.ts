// Run in each worker before any code of a lesson is.

import { boundLog, type Log } from "./bound-log.ts";

/**
 * What no policy forbids and no lesson needs: workers of its own, and ways to
 * speak to other lessons' workers or to the frame.
 */
const REMOVED = [
  "BroadcastChannel",
  "SharedWorker",
  "Worker",
  "importScripts",
  "postMessage",
];

/** Takes away what a lesson could reach others with, and bounds its log. */
export function seal(): void {
  let scope: object | null = globalThis;
  for (; scope !== null; scope = Reflect.getPrototypeOf(scope)) {
    for (const name of REMOVED) Reflect.deleteProperty(scope, name);
  }
  boundLog(console as unknown as Log);
}
