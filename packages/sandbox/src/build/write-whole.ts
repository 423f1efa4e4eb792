import { renameSync, writeFileSync } from "node:fs";

/** Writes a file so that no other process reads half of it. */
export function writeWhole(path: string, content: Uint8Array): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, path);
}
