import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { UserError } from "./user-error.ts";

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
    const groups = PINNED.exec(requirement)?.groups;
    const [bare = ""] = /^[\w.-]+/.exec(requirement) ?? [];
    return [
      {
        text: requirement,
        name: bare.toLowerCase().replaceAll(/[-_.]+/g, "-"),
        version: groups?.["version"],
        file,
        line: index + 1,
      },
    ];
  });
}

/** All that the lessons' Python sides require, in the order of the lessons. */
export function lessonRequirements(root: string): Requirement[] {
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

/**
 * Makes one list of what several files require.
 *
 * @returns each requirement once, as pip reads it
 * @throws UserError if two files pin two versions of one package
 */
export function mergeRequirements(
  requirements: readonly Requirement[],
): string[] {
  const pins = new Map<string, Requirement>();
  for (const requirement of requirements) {
    const other = pins.get(requirement.name);
    if (other?.version !== undefined && requirement.version !== undefined) {
      if (other.version !== requirement.version) {
        throw new UserError(
          `${other.file}:${other.line} wants ${other.text}, and ${requirement.file}:${requirement.line} wants ${requirement.text}: all lessons share one environment, so pin the same version.`,
        );
      }
    }
    pins.set(requirement.name, requirement);
  }
  return [...new Set(requirements.map(({ text }) => text))].toSorted();
}
