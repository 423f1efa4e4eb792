import { parentPort } from "node:worker_threads";
import { findTypes } from "./find-types.ts";

/** One question to the worker. */
export interface Job {
  readonly id: number;
  readonly directory: string;
  readonly paths: readonly string[];
}

parentPort?.on("message", ({ id, directory, paths }: Job) => {
  parentPort?.postMessage({ id, found: findTypes(directory, paths) });
});
