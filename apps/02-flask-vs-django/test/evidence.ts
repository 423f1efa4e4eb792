// Counts what each side is made of.

import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

export const LESSON = join(import.meta.dirname, "..");
export const COMPARISON = join(LESSON, "comparison.json");
export const SIDES = ["flask", "django", "express", "nestjs"] as const;
export type Side = (typeof SIDES)[number];
export type Row = { name: string } & Record<Side, string>;

const FOLDERS: Record<Side, string> = {
  flask: "flask",
  django: "django",
  express: "src",
  nestjs: "src/nestjs",
};

/** The lesson's own modules, and what comes with Node and Python. */
const NOT_COUNTED =
  /^(node:.*|@decant\/.*|app|settings|json|os|pathlib|tempfile)$/;

const PYTHON_IMPORT = /^(?:from|import) (\w+)(?:$|\.| import )/;
const NODE_IMPORT = /(?:from|import) "([^".][^"]*)";$/;

export function readComparison(): Row[] {
  return JSON.parse(readFileSync(COMPARISON, "utf8")) as Row[];
}

/** The rows that are counted: files, lines of code, libraries imported. */
export function countRows(): Row[] {
  const count = (name: string, of: (side: Side) => number) =>
    ({
      name,
      ...Object.fromEntries(SIDES.map((side) => [side, `${of(side)}`])),
    }) as Row;
  return [
    count("Files", (side) => files(side).length),
    count("Lines of code", (side) => codeLines(side).length),
    count("Libraries imported", (side) => libraries(side).size),
  ];
}

/** The side's own code; Express and NestJS share the table of books. */
function files(side: Side): string[] {
  const folder = join(LESSON, FOLDERS[side]);
  const own = readdirSync(folder)
    .filter((name) => [".py", ".ts"].includes(extname(name)))
    .map((name) => join(folder, name));
  return side === "nestjs"
    ? [...own, join(LESSON, "src/books.ts")]
    : own;
}

/** Neither blank lines nor comments nor docstrings are code. */
function codeLines(side: Side): string[] {
  return files(side).flatMap((file) =>
    readFileSync(file, "utf8")
      .replaceAll(/"""[^]*?"""/g, "")
      .split("\n")
      .filter((line) => !/^\s*(#|\/\/|$)/.test(line)),
  );
}

/** The packages that the side's own code imports by name. */
function libraries(side: Side): Set<string> {
  const imported = codeLines(side).flatMap((line) => {
    const [, python] = PYTHON_IMPORT.exec(line) ?? [];
    const [, node] = NODE_IMPORT.exec(line) ?? [];
    return node ?? python ?? [];
  });
  return new Set(imported.filter((name) => !NOT_COUNTED.test(name)));
}
