import { LARGEST } from "../progress/limits.ts";
import type { Progress } from "../progress/model.ts";
import { fieldsOf, parseJson, parseProgress } from "../progress/parse.ts";

/** The name under which the progress is saved. */
export const PROGRESS_FILE = "decant-progress.json";

/** A file that holds no progress, and why, in a sentence. */
export class NoProgressFile extends Error {
  override readonly name = "NoProgressFile";
}

/** The text of the file that carries progress from one place to another. */
export function writeProgressFile(progress: Progress): string {
  return `${JSON.stringify(progress, null, 1)}\n`;
}

/** A file of more bytes is not read: a character takes at most four. */
export const LARGEST_FILE = 4 * LARGEST;

/**
 * Reads a file that somebody brings. Single entries that are not understood
 * are left out, as in {@link parseProgress}.
 *
 * @param text - what the file holds
 * @throws NoProgressFile if it is too large, no JSON, or not of this version
 */
export function readProgressFile(text: string): Progress {
  if (text.length > LARGEST) {
    throw new NoProgressFile(
      `The file is larger than ${LARGEST / 1e6} MB: it is not one that Decant exported.`,
    );
  }
  const value = parseJson(text);
  if (value === undefined) {
    throw new NoProgressFile(
      `The file is not JSON: choose one that Decant exported, ${PROGRESS_FILE}.`,
    );
  }
  const { version } = fieldsOf(value);
  if (version === 1) return parseProgress(text);
  throw new NoProgressFile(
    Number.isInteger(version)
      ? `The file has version ${String(version)}, and this Decant reads version 1: export it with this Decant, or update.`
      : `The file holds no progress: choose one that Decant exported, ${PROGRESS_FILE}.`,
  );
}
