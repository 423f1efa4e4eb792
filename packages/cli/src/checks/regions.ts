import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Lesson, Side } from "@decant/catalog";
import type { Problem } from "./problem.ts";

const LINK = /\(#region:([^)]*)\)/g;

/**
 * Every region of the Flask side has one of the same name on each other side
 * and the other way round, or is declared in the README as one side's own.
 */
export function checkPairs(lesson: Lesson): Problem[] {
  const [flask, ...others] = lesson.sides;
  if (!flask) return [];
  return others.flatMap((other) => [
    ...unpaired(lesson, flask, other),
    ...unpaired(lesson, other, flask),
  ]);
}

function unpaired(lesson: Lesson, side: Side, other: Side): Problem[] {
  const names = regionNames(other);
  return side.files.flatMap(({ path, regions }) =>
    regions
      .filter(({ name }) => !names.has(name))
      .filter(({ name }) => !isDeclared(lesson, side.name, name))
      .map(({ name, start }) => ({
        file: path,
        line: start - 1,
        message: `the region "${name}" has no counterpart in ${other.label}: add one, or write "- Only in ${side.label}: [${name}](#region:${name}). Why." under "Where they differ".`,
      })),
  );
}

function regionNames({ files }: Side): Set<string> {
  return new Set(
    files.flatMap(({ regions }) => regions.map(({ name }) => name)),
  );
}

function isDeclared(lesson: Lesson, side: string, name: string): boolean {
  return lesson.unpaired.some(
    (each) => each.side === side && each.region === name,
  );
}

/** What is declared as one side's own is there, and on no other side. */
export function checkDeclarations(lesson: Lesson): Problem[] {
  const readme = readReadme(lesson);
  return lesson.unpaired.flatMap(({ side: name, region }) => {
    const where = { file: "README.md", line: declarationLine(readme, region) };
    const side = lesson.sides.find((each) => each.name === name);
    if (!side || !regionNames(side).has(region)) {
      return [{ ...where, message: `${name} has no region "${region}".` }];
    }
    const paired = lesson.sides.some(
      (each) => each !== side && regionNames(each).has(region),
    );
    return paired
      ? [
          {
            ...where,
            message: `the region "${region}" is not ${name}'s alone: take the declaration away.`,
          },
        ]
      : [];
  });
}

function declarationLine(readme: string, region: string): number {
  const lines = readme.split("\n");
  const index = lines.findIndex(
    (text) =>
      text.startsWith("- Only in ") && text.includes(`(#region:${region})`),
  );
  return index + 1;
}

/** Every link to a region leads to one that some side has. */
export function checkLinks(lesson: Lesson): Problem[] {
  const known = new Set(lesson.sides.flatMap((side) => [...regionNames(side)]));
  return readReadme(lesson)
    .split("\n")
    .flatMap((text, index) =>
      Array.from(text.matchAll(LINK), ([, name = ""]) => name)
        .filter((name) => !known.has(name))
        .map((name) => ({
          file: "README.md",
          line: index + 1,
          message: `the link leads to a region "${name}", which no side has.`,
        })),
    );
}

/** A request's `# @region name` names one that some side has. */
export function checkRequestRegions(lesson: Lesson): Problem[] {
  const known = new Set(lesson.sides.flatMap((side) => [...regionNames(side)]));
  return lesson.requests
    .filter(({ region }) => region !== undefined && !known.has(region))
    .map(({ name, region, line }) => ({
      file: "requests.http",
      line,
      message: `"${name}" is answered by a region "${region}", which no side has.`,
    }));
}

function readReadme({ directory }: Lesson): string {
  return readFileSync(join(directory, "README.md"), "utf8");
}
