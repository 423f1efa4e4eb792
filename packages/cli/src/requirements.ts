import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Problem } from "./checks/problem.ts";

/** A line of a requirements file: `Flask==3.1.3`. */
export interface Requirement {
  /** As written: `Flask==3.1.3`. */
  readonly text: string;
  /** In the form in which names are compared (PEP 503). */
  readonly name: string;
  /** The exact version; undefined where the line pins none. */
  readonly version: string | undefined;
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  readonly line: number;
}

const PINNED =
  /^(?<name>[A-Za-z\d][\w.-]*)(?<extras>\[[\w,-]+\])?==(?<version>[\w.+!-]+)$/;

/** Reads a requirements file; comments and empty lines are left out. */
export function readRequirements(file: string, text: string): Requirement[] {
  return text.split("\n").flatMap((raw, index) => {
    const requirement = raw.replace(/(^|\s)#.*$/, "").trim();
    if (requirement === "") return [];
    // Behind a semicolon stands where it is needed.
    const groups = PINNED.exec(requirement.replace(/\s*;.*$/, ""))?.groups;
    const [bare = ""] = /^[\w.-]+/.exec(requirement) ?? [];
    return [
      {
        text: requirement,
        name: comparable(bare),
        version: groups?.["version"],
        file,
        line: index + 1,
      },
    ];
  });
}

/** A name in the form in which names are compared (PEP 503). */
function comparable(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, "-");
}

/** All that the lessons' Python sides require, in the order of the lessons. */
function lessonRequirements(root: string): Requirement[] {
  const apps = join(root, "apps");
  return readdirSync(apps)
    .toSorted()
    .flatMap((lesson) => {
      const folder = join(apps, lesson);
      return readdirSync(folder, { withFileTypes: true })
        .filter((item) => item.isDirectory())
        .map((item) => join(folder, item.name, "requirements.txt"))
        .filter((path) => existsSync(path));
    })
    .flatMap((path) =>
      readRequirements(
        relative(root, path).replaceAll("\\", "/"),
        readFileSync(path, "utf8"),
      ),
    );
}

const LOCK = "requirements.lock";
const LOCKED = /^(?<name>[\w.-]+)(?:\[[\w,-]+\])?==(?<version>[\w.+!-]+)/gm;

/**
 * What the lessons require and requirements.lock does not hold: the lock has
 * one version of each package, with its hashes, and all Python sides run in
 * the one environment that is installed from it.
 *
 * @param root - the repository's folder
 */
export function findUnlocked(root: string): Problem[] {
  const lock = readFileSync(join(root, LOCK), "utf8");
  const locked = new Map(
    Array.from(lock.matchAll(LOCKED), ({ groups }) => [
      comparable(groups?.["name"] ?? ""),
      groups?.["version"],
    ]),
  );
  return lessonRequirements(root)
    .filter(({ name, version }) => locked.get(name) !== version)
    .map(({ file, line, text, name }) => ({
      file,
      line,
      message: `"${text}" is not what ${LOCK} holds (${locked.get(name) ?? "no version"}): pin the version that other lessons have, or run \`npm run lock:python\`.`,
    }));
}
