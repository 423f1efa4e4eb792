// Loaded before a program that runs tests: ends it when the parent is gone or
// the memory too large, as parent-watch.js does for a host. Plain JavaScript:
// no TypeScript is loaded yet.
import { Worker } from "node:worker_threads";

const MEMORY_MB = 1024;

new Worker(new URL("./parent-watch.js", import.meta.url), {
  execArgv: [],
  workerData: { memoryMb: MEMORY_MB },
})
  .on("message", () => process.exit())
  .unref();
