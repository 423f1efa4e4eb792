import { FileError } from "@decant/exchange";
import type { Excerpt, Region, SourceFile } from "./model.ts";
import { regionLines } from "./regions.ts";

const FENCE = /^```(?:python|ts|html) (\S+)#([a-z\d-]+)$/;

/**
 * Reads the fenced blocks that stand under a README's answer. The words after
 * the language name what they show: ```` ```python flask/app.py#greet ````.
 *
 * @param lines - from the title to the next heading
 * @param firstLine - the number of the first of them in the file, from 1
 * @returns the lines above the first block, and the blocks
 * @throws FileError if a fence names no region, or is not closed
 */
export function readExcerpts(
  lines: readonly string[],
  firstLine: number,
): { before: readonly string[]; excerpts: Excerpt[] } {
  const excerpts: Excerpt[] = [];
  const first = lines.findIndex((line) => line.startsWith("```"));
  if (first < 0) return { before: lines, excerpts };
  for (let at = first; at < lines.length; at += 1) {
    const fence = lines[at] ?? "";
    if (fence === "") continue;
    const [, file, region] = FENCE.exec(fence) ?? [];
    const end = lines.indexOf("```", at + 1);
    if (!file || !region || end < 0) {
      throw new FileError(
        "README.md",
        firstLine + at,
        "expected a block such as ```python flask/app.py#greet, and ``` after it",
      );
    }
    const code = lines.slice(at + 1, end).join("\n");
    excerpts.push({ file, region, code, line: firstLine + at + 1 });
    at = end;
  }
  return { before: lines.slice(0, first), excerpts };
}

/**
 * A region's code as an excerpt shows it: without its indentation, and without
 * the markers of regions inside it.
 */
export function cutExcerpt(file: SourceFile, region: Region): string {
  const lines = regionLines(file, region).filter(
    (_line, at) => !file.markers.includes(region.start + at),
  );
  const filled = lines.filter((line) => line.trim() !== "");
  const indent = Math.min(...filled.map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join("\n");
}
