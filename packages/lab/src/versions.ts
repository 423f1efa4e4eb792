import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Lesson, Side } from "@decant/catalog";
import { LessonFault } from "@decant/exchange";

/** Prints the versions of the named packages as JSON, null for a missing one. */
const ASK_PYTHON = `
import importlib.metadata, json, sys
def version(name):
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None
print(json.dumps([version(name) for name in sys.argv[1:]]))
`;

/**
 * The versions on which a side runs, in a few words: `Flask 3.1.3, Werkzeug
 * 3.1.9`. They are those that are installed: of what the side's
 * requirements.txt names and Flask's server, or of the lesson's dependencies.
 *
 * @param python - the interpreter of a Python side
 */
export function describeVersions(
  lesson: Lesson,
  side: Side,
  python: string | undefined,
): string {
  return [...readVersions(lesson, side, python)]
    .map(([name, version]) => `${name} ${version ?? "(missing)"}`)
    .join(", ");
}

/** The names of what a side needs and what is not installed. */
export function missingRequirements(
  lesson: Lesson,
  side: Side,
  python: string | undefined,
): string[] {
  return [...readVersions(lesson, side, python)]
    .filter(([, version]) => version === undefined)
    .map(([name]) => name);
}

type Versions = ReadonlyMap<string, string | undefined>;

function readVersions(
  lesson: Lesson,
  side: Side,
  python: string | undefined,
): Versions {
  if (side.language === "python") return pythonVersions(side, python ?? "");
  return nodeVersions(lesson, side);
}

/** Leaves out what another TypeScript side alone names in its code. */
function nodeVersions(lesson: Lesson, side: Side): Versions {
  const { dependencies = {} } = readPackage(lesson.directory) ?? {};
  const names = Object.keys(dependencies)
    .filter((name) => !name.startsWith("@decant/"))
    .filter(
      (name) =>
        namesPackage(side, name) ||
        !lesson.sides.some((other) => namesPackage(other, name)),
    );
  return new Map(
    names.map((name) => [
      name === "express" ? "Express" : name,
      findPackage(lesson.directory, name)?.version,
    ]),
  );
}

function namesPackage({ files }: Side, name: string): boolean {
  return files.some(
    ({ text }) => text.includes(`"${name}"`) || text.includes(`"${name}/`),
  );
}

interface Package {
  version?: string;
  dependencies?: Record<string, string>;
}

/** Looks where Node looks: in node_modules of the folder and those above. */
function findPackage(folder: string, name: string): Package | undefined {
  const found = readPackage(join(folder, "node_modules", name));
  const parent = dirname(folder);
  if (found || parent === folder) return found;
  return findPackage(parent, name);
}

function readPackage(folder: string): Package | undefined {
  const path = join(folder, "package.json");
  if (!existsSync(path)) return undefined;
  return JSON.parse(readFileSync(path, "utf8")) as Package;
}

/** Complete answers by interpreter and names: asking starts a process. */
const known = new Map<string, Versions>();

function pythonVersions(side: Side, python: string): Versions {
  const path = join(dirname(side.entry), "requirements.txt");
  const named = requirements(readFileSync(path, "utf8"));
  const names = named.includes("Flask") ? [...named, "Werkzeug"] : named;
  const key = JSON.stringify([python, ...names]);
  const before = known.get(key);
  if (before) return before;

  const found = JSON.parse(run(python, ["-c", ASK_PYTHON, ...names])) as (
    | string
    | null
  )[];
  const versions = new Map(
    names.map((name, index) => [name, found[index] ?? undefined]),
  );
  if (!found.includes(null)) known.set(key, versions);
  return versions;
}

function run(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { encoding: "utf8" });
  } catch (error) {
    const { message } = error as Error;
    throw new LessonFault("not-started", `${program} failed: ${message}.`);
  }
}

/** The names in a requirements.txt, without versions, extras and comments. */
function requirements(text: string): string[] {
  return text
    .split("\n")
    .flatMap((line) => /^[\w.-]+/.exec(line.trim())?.[0] ?? [])
    .filter((name) => !name.startsWith("-") && name !== "Werkzeug");
}
