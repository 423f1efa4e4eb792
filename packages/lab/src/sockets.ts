import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Side } from "@decant/catalog";

/** Systems cut the name of a Unix socket at 104 bytes or a little more. */
const LONGEST_NAME = 100;
const IS_WINDOWS = process.platform === "win32";

let folder: string | undefined;
let last = 0;

/**
 * Names a new socket for an app: in a folder that only this user may enter, so
 * that whoever accepts there is the app, and no page and no other user reaches
 * it.
 *
 * @returns undefined where there can be none: the app takes a loopback port
 */
export function nameSocket(side: Side): string | undefined {
  if (IS_WINDOWS) {
    return side.language === "python"
      ? undefined
      : `\\\\.\\pipe\\decant-${randomUUID()}`;
  }
  folder ??= makeFolder();
  last += 1;
  const name = join(folder, String(last));
  return Buffer.byteLength(name) > LONGEST_NAME ? undefined : name;
}

function makeFolder(): string {
  const made = mkdtempSync(join(tmpdir(), "decant-"));
  process.once("exit", () => rmSync(made, { recursive: true, force: true }));
  return made;
}
