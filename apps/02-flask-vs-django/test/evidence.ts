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

export function readComparison(): Row[] {
  return JSON.parse(readFileSync(COMPARISON, "utf8")) as Row[];
}

/** The rows that are counted: files, lines of code, libraries named. */
export function countRows(): Row[] {
  const count = (name: string, of: (side: Side) => number) =>
    ({
      name,
      ...Object.fromEntries(SIDES.map((side) => [side, `${of(side)}`])),
    }) as Row;
  return [
    count("Files", (side) => files(side).length),
    count("Lines of code", (side) => codeLines(side).length),
    count("Libraries named", (side) => libraries(side).size),
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

function libraries(side: Side): Set<string> {
  if (side === "flask" || side === "django") {
    const file = join(LESSON, side, "requirements.txt");
    return new Set(readFileSync(file, "utf8").trim().split("\n"));
  }
  const imports = codeLines(side).flatMap(
    (line) => /(?:from|import) "([^".][^"]*)";$/.exec(line)?.[1] ?? [],
  );
  return new Set(
    imports.filter((name) => !/^(node:|@decant)/.test(name)),
  );
}
