import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pythonVersion } from "@decant/sandbox/build";

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}

/**
 * Which site it is, as its footer says it: the commit, where the folder is a
 * checkout, and what runs in it.
 *
 * @param root - the repository's folder
 */
export function versionLine(root: string): string {
  const read = (name: string) => readFileSync(join(root, name), "utf8");
  const { packages } = JSON.parse(read("package-lock.json")) as Lock;
  const express = packages["node_modules/express"]?.version ?? "";
  const flask = /^flask==(\S+)/im.exec(read("requirements.lock"))?.[1] ?? "";
  const runs = `Express ${express}, Flask ${flask}, ${pythonVersion()}`;
  const commit = commitOf(root);
  return commit ? `${commit}: ${runs}` : runs;
}

/** `1a2b3c4`, or `1a2b3c4-dirty` where a file has changed since. */
function commitOf(root: string): string | undefined {
  const describe = ["describe", "--always", "--dirty", "--exclude=*"];
  try {
    return execFileSync("git", describe, {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return undefined;
  }
}
