import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { NO_PROGRESS, type Progress } from "@decant/revise";
import {
  NoProgressFile,
  readProgressFile,
  writeProgressFile,
} from "@decant/revise/file";
import { UserError } from "./user-error.ts";

/**
 * Progress in a file, as the browser exports it.
 *
 * @returns what it holds, none where it is not there yet
 * @throws UserError if it is another file
 */
export function loadProgress(path: string): Progress {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return NO_PROGRESS;
    throw error;
  }
  try {
    return readProgressFile(text);
  } catch (error) {
    if (!(error instanceof NoProgressFile)) throw error;
    throw new UserError(`${path}: ${error.message}`);
  }
}

/** Reads before it writes: a browser's export may have come in between. */
export function changeProgress(
  path: string,
  change: (progress: Progress) => Progress,
): void {
  const text = writeProgressFile(change(loadProgress(path)));
  // A full disk leaves the old file as it is.
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
