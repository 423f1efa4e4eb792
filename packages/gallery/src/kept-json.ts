import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** A name for what is made of texts: of others it has another name. */
export function hashOf(texts: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text}\0`);
  return hash.digest("hex").slice(0, 24);
}

/** @returns undefined where nothing is kept, or where that is broken */
export function readKept(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Keeps a value as JSON, under another name first, so that nobody reads half a
 * file. Where nothing can be written it is made again the next time.
 */
export function keep(file: string, value: unknown): void {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, JSON.stringify(value));
    renameSync(draft, file);
  } catch {
    // The disk is full, or is not to be written.
  }
}
