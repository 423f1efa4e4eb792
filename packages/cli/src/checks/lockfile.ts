import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lineAt, type Problem } from "./problem.ts";

const FILE = "package-lock.json";

interface LockedPackage {
  readonly resolved?: string;
  readonly link?: true;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

type Packages = Readonly<Record<string, LockedPackage>>;

/**
 * package-lock.json holds no addresses, so that it serves with any registry.
 * A file of the repository is none.
 *
 * @param root - the repository's folder
 */
export function checkAddresses(root: string): Problem[] {
  const { text, packages } = readLock(root);
  return Object.entries(packages)
    .filter(([, { resolved, link }]) => resolved !== undefined && !link)
    .filter(([, { resolved = "" }]) => !resolved.startsWith("file:"))
    .map(([path, { resolved = "" }]) => ({
      file: FILE,
      line: lineAt(text, text.indexOf(`"resolved": "${resolved}"`)),
      message: `${path} has an address: install with npm's omit-lockfile-registry-resolved=true.`,
    }));
}

/**
 * package-lock.json holds the binaries of every platform, not only those of
 * the one where it was written: without them `npm ci` fails elsewhere.
 *
 * @param root - the repository's folder
 */
export function checkPlatforms(root: string): Problem[] {
  const { text, packages } = readLock(root);
  return Object.entries(packages).flatMap(([path, entry]) => {
    const missing = Object.keys(entry.optionalDependencies ?? {}).filter(
      (name) => !isLocked(packages, path, name),
    );
    if (missing.length === 0) return [];
    const name = path.replace(/^.*node_modules\//, "");
    return [
      {
        file: FILE,
        line: lineAt(text, text.indexOf(`"${path}": {`)),
        message: `${name} lacks ${few(missing)}: write the lockfile anew without node_modules, or pin a version of which every platform's binary is published.`,
      },
    ];
  });
}

const NAMED = 2;

function few(names: readonly string[]): string {
  const named = names.slice(0, NAMED).join(", ");
  const more = names.length - NAMED;
  return more > 0 ? `${named} and ${more} more` : named;
}

/** Node looks beside the package, then in each folder above. */
function isLocked(packages: Packages, path: string, name: string): boolean {
  if (packages[inFolder(path, name)]) return true;
  const above = path.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, "");
  return path !== "" && isLocked(packages, above === path ? "" : above, name);
}

function inFolder(path: string, name: string): string {
  return `${path === "" ? "" : `${path}/`}node_modules/${name}`;
}

function readLock(root: string): { text: string; packages: Packages } {
  const text = readFileSync(join(root, FILE), "utf8");
  const { packages } = JSON.parse(text) as { packages: Packages };
  return { text, packages };
}
