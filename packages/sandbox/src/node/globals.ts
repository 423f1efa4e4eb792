// The globals that Node has and a worker lacks, or has otherwise.

import { Buffer } from "./buffer.ts";
import process from "./process.ts";
import {
  clearImmediate,
  clearInterval,
  clearTimeout,
  setImmediate,
  setInterval,
  setTimeout,
} from "./timers.ts";

Object.assign(globalThis, {
  Buffer,
  process,
  global: globalThis,
  clearImmediate,
  clearInterval,
  clearTimeout,
  setImmediate,
  setInterval,
  setTimeout,
});

// Node writes a stack when it is first read: with the message of then.
Error.prepareStackTrace = (error, frames) =>
  [Error.prototype.toString.call(error), ...frames.map(String)].join(
    "\n    at ",
  );
