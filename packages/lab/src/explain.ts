import { realpathSync } from "node:fs";
import { sep } from "node:path";
import { pathToFileURL } from "node:url";

const LONGEST = 2000;
const LONGEST_STACK = 20_000;
/** What esbuild says of a file that it cannot read. */
const SYNTAX = /^(.+:\d+):\d+: ERROR: (.+)$/m;

/**
 * Says where and why something went wrong in a lesson:
 * `src/app.ts:12: TypeError: …`.
 *
 * @param error - whatever was thrown
 * @param folder - the lesson's; the place is left out where it is elsewhere
 */
export function explain(error: unknown, folder: string): string {
  const text = String(error);
  const [, file, what] = SYNTAX.exec(text) ?? [];
  const place = file ?? placeOf(error, realpathSync(folder));
  const reason = what === undefined ? text : `SyntaxError: ${what}`;
  return (place ? `${place}: ${reason}` : reason).slice(0, LONGEST);
}

function placeOf(error: unknown, folder: string): string | undefined {
  const { stack } = Object(error) as { stack?: unknown };
  const place = typeof stack === "string" && findPlace(stack, folder);
  return place ? `${place.file}:${place.line}` : undefined;
}

/**
 * The first place in a stack that is in the lesson itself.
 *
 * @param folder - the lesson's, absolute and without links
 * @returns the file, relative to it, with forward slashes, and the line
 */
export function findPlace(
  stack: string,
  folder: string,
): { file: string; line: number } | undefined {
  const bases = [`${pathToFileURL(folder).href}/`, folder + sep];
  for (const line of stack.slice(0, LONGEST_STACK).split("\n")) {
    const base = bases.find((each) => line.includes(each));
    const rest = base && line.slice(line.indexOf(base) + base.length);
    const [, path, number] = /^([^:]+):(\d+)/.exec(rest ?? "") ?? [];
    if (path && !path.startsWith("node_modules")) {
      return { file: path.replaceAll(sep, "/"), line: Number(number) };
    }
  }
  return undefined;
}
