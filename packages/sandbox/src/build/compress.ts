import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { WHEELS } from "./pack-wheels.ts";
import { writeWhole } from "./write-whole.ts";

/**
 * Compresses bytes with gzip. That is slow for so many: it is done once, and
 * kept for the next lesson that needs the same.
 */
export function compress(bytes: Uint8Array): Uint8Array {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const path = join(WHEELS, `${hash.slice(0, 16)}.gz`);
  if (!existsSync(path)) {
    mkdirSync(WHEELS, { recursive: true });
    writeWhole(path, gzipSync(bytes, { level: 9 }));
  }
  return readFileSync(path);
}
