import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../root.ts";
import { allPlaces, type Place } from "./places.ts";
import type { Result } from "./try-mutants.ts";

const HERE = join(ROOT, "packages/proof");

/** How much of 100 the tests noticed. */
export function score({ killed, timedOut, survivors }: Result): number {
  const noticed = killed + timedOut;
  const all = noticed + survivors.length;
  return all === 0 ? 100 : Math.floor((noticed / all) * 1000) / 10;
}

/** Whether enough was noticed: of a few changes one may survive. */
export function isEnough(result: Result, demanded: number): boolean {
  return result.survivors.length <= 1 || score(result) >= demanded;
}

/** Keeps a result in `mutants/<place>.json`. */
export function keepResult(result: Result): void {
  const text = `${JSON.stringify(result, undefined, 2)}\n`;
  writeFileSync(pathOf(result.place), text);
}

/** Writes the table of all results that are kept to MUTANTS.md. */
export function writeTable(): string {
  const table = [
    "| Place | Changes | Noticed | Survived | Score | Demanded | Date | Versions |",
    "|---|---|---|---|---|---|---|---|",
    ...allPlaces().map(formatRow),
  ].join("\n");
  const path = join(HERE, "MUTANTS.md");
  const head = readFileSync(path, "utf8").split("\n| Place", 1)[0] ?? "";
  writeFileSync(path, `${head.trimEnd()}\n\n${table}\n`);
  return table;
}

function formatRow({ name, demanded }: Place): string {
  const path = pathOf(name);
  if (!existsSync(path)) return `| ${name} | | | | | ${demanded} | | |`;
  const result = JSON.parse(readFileSync(path, "utf8")) as Result;
  const noticed = result.killed + result.timedOut;
  const survived = result.survivors.length;
  const versions = [`Node ${result.node}`, result.python ?? []].flat();
  return `| ${name} | ${noticed + survived} | ${noticed} | ${survived} | ${score(result)} | ${demanded} | ${result.date} | ${versions.join(", ")} |`;
}

function pathOf(place: string): string {
  return join(HERE, "mutants", `${place}.json`);
}
