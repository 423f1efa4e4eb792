import { existsSync, readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Lesson } from "@decant/catalog";
import { lineAt, type Problem } from "./problem.ts";

/** Who may import whom; a lesson imports @decant/shared alone. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  exchange: [],
  catalog: ["exchange"],
  lab: ["catalog", "exchange", "shared"],
  sandbox: ["catalog", "exchange", "shared"],
  revise: ["catalog", "exchange", "shared"],
  room: ["shared"],
  gallery: [
    "lab",
    "sandbox",
    "revise",
    "room",
    "catalog",
    "exchange",
    "shared",
  ],
  cli: ["gallery", "lab", "revise", "room", "catalog", "exchange"],
  proof: ["gallery", "lab", "catalog", "exchange", "shared"],
};
/** Runs in a browser too. */
const PURE = "exchange";

const IMPORT =
  /^\s*(?:import|export)\b[^"'`;]*?\bfrom\s*["']([^"']+)["']|^\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/gm;

interface Import {
  readonly specifier: string;
  /** Relative to the package's folder, with forward slashes. */
  readonly file: string;
  readonly line: number;
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * A lesson imports its own files and what its package.json declares, and of
 * this repository nothing but @decant/shared.
 */
export function checkLessonImports({ directory }: Lesson): Problem[] {
  const manifest = readManifest(directory);
  return readImports(directory).flatMap(({ specifier, file, line }) => {
    const message = judgeLessonImport(directory, manifest, file, specifier);
    return message ? [{ file, line, message }] : [];
  });
}

function judgeLessonImport(
  directory: string,
  manifest: Manifest,
  file: string,
  specifier: string,
): string | undefined {
  if (specifier.startsWith(".")) {
    return isInside(directory, file, specifier)
      ? undefined
      : `"${specifier}" leaves the lesson: a lesson imports its own files and @decant/shared.`;
  }
  if (isBuiltin(specifier)) return undefined;
  const name = packageName(specifier);
  if (name.startsWith("@decant/") && name !== "@decant/shared") {
    return `"${specifier}" is not for lessons: a lesson imports its own files and @decant/shared.`;
  }
  const isTest = file.startsWith("test/");
  const declared = {
    ...manifest.dependencies,
    ...(isTest ? manifest.devDependencies : {}),
  };
  return name in declared
    ? undefined
    : `"${name}" is not in package.json's dependencies: declare what the lesson imports.`;
}

/**
 * shared and the packages import only whom they may, and no lesson by name.
 *
 * @param root - the repository's folder
 */
export function checkPackageImports(root: string): Problem[] {
  const folders = [
    "shared",
    ...readdirSync(join(root, "packages")).map((name) => `packages/${name}`),
  ];
  return folders.flatMap((folder) =>
    readImports(join(root, folder)).flatMap(({ specifier, file, line }) => {
      const message = judgePackageImport(root, folder, file, specifier);
      return message ? [{ file: `${folder}/${file}`, line, message }] : [];
    }),
  );
}

function judgePackageImport(
  root: string,
  folder: string,
  file: string,
  specifier: string,
): string | undefined {
  const own = folder.replace("packages/", "");
  const allowed = ALLOWED[own] ?? [];
  if (specifier.startsWith(".")) {
    return isInside(join(root, folder), file, specifier)
      ? undefined
      : `"${specifier}" leaves the package: import other packages by name, and lessons not at all.`;
  }
  if (own === PURE && isBuiltin(specifier) && !file.startsWith("test/")) {
    return `@decant/${own} runs in a browser too: it imports no module of Node, such as "${specifier}".`;
  }
  const target = /^@decant\/([^/]+)/.exec(specifier)?.[1];
  if (target === undefined || target === own) return undefined;
  if (target.startsWith("lesson-")) {
    return `"${specifier}" is a lesson: lessons are found by their folder, never imported by name.`;
  }
  // A test may need what its package does not.
  if (allowed.includes(target) || file.startsWith("test/")) return undefined;
  const names = allowed.map((name) => `@decant/${name}`).join(", ");
  return `@decant/${own} may import ${names || "no other package"}, not "${specifier}".`;
}

function isInside(folder: string, file: string, specifier: string): boolean {
  const target = resolve(dirname(join(folder, file)), specifier);
  return target.startsWith(folder + sep);
}

function packageName(specifier: string): string {
  const [scope = "", name = ""] = specifier.split("/");
  return specifier.startsWith("@") ? `${scope}/${name}` : scope;
}

function readManifest(directory: string): Manifest {
  return JSON.parse(
    readFileSync(join(directory, "package.json"), "utf8"),
  ) as Manifest;
}

/** The specifiers in the TypeScript and JavaScript below src and test. */
function readImports(directory: string): Import[] {
  return ["src", "test"]
    .map((name) => join(directory, name))
    .filter((path) => existsSync(path))
    .flatMap((path) =>
      readdirSync(path, { recursive: true, encoding: "utf8" }).map((name) =>
        join(path, name),
      ),
    )
    .filter((path) => /\.[mc]?[jt]s$/.test(path))
    .flatMap((path) => {
      const text = readFileSync(path, "utf8");
      return Array.from(text.matchAll(IMPORT), (match) => ({
        specifier: match[1] ?? match[2] ?? match[3] ?? "",
        file: relative(directory, path).split(sep).join("/"),
        line: lineAt(text, match.index + match[0].search(/\S/)),
      }));
    });
}
