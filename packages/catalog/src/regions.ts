import { FileError } from "@decant/exchange";
import type { Region, SourceFile } from "./model.ts";

const MARKER = /^\s*(?:#|\/\/ ?#|\{# ?)(?<kind>region|endregion)\b(?<name>.*)$/;
const PYTHON_MARKER = /^\s*# (?<kind>region|endregion)\b(?<name>.*)$/;
const NAME = /^[a-z][a-z\d]*(-[a-z\d]+)*$/;

/**
 * Finds the named regions of a source file.
 *
 * The markers are `# region name` and `# endregion` in Python, `// #region
 * name` and `// #endregion` in TypeScript, `{# region name #}` and
 * `{# endregion #}` in templates: the forms that editors fold.
 *
 * @param path - for the message of an error
 * @param text - the file's text
 * @returns the regions in the order of their first lines, and the numbers of
 *   the lines that hold a marker
 * @throws FileError if a marker is unnamed, unclosed or closes nothing
 */
export function findRegions(
  path: string,
  text: string,
): { regions: Region[]; markers: number[] } {
  const lines = text.split("\n");
  const open: { name: string; start: number }[] = [];
  const regions: Region[] = [];
  const markers: number[] = [];

  for (const [index, line] of lines.entries()) {
    const marker = (PYTHON_MARKER.exec(line) ?? MARKER.exec(line))?.groups;
    if (!marker) continue;
    const number = index + 1;
    markers.push(number);
    if (marker["kind"] === "region") {
      const name = readName(marker["name"] ?? "");
      if (!NAME.test(name)) {
        throw new FileError(
          path,
          number,
          "expected a region's name in kebab-case",
        );
      }
      open.push({ name, start: number + 1 });
      continue;
    }
    const region = open.pop();
    if (!region) {
      throw new FileError(path, number, "this endregion closes no region");
    }
    regions.push({
      ...region,
      end: lastFilled(lines, region.start, number - 1),
    });
  }

  const unclosed = open.pop();
  if (unclosed) {
    throw new FileError(
      path,
      unclosed.start - 1,
      `expected an endregion for "${unclosed.name}"`,
    );
  }
  regions.sort((a, b) => a.start - b.start);
  return { regions, markers };
}

function lastFilled(lines: readonly string[], start: number, end: number) {
  let last = end;
  while (last > start && lines[last - 1]?.trim() === "") last -= 1;
  return last;
}

/** The lines of one region, as they are in the file. */
export function regionLines(
  { text }: Pick<SourceFile, "text">,
  { start, end }: Region,
): string[] {
  return text.split("\n").slice(start - 1, end);
}

/** What stands after the keyword, without the end of a template's comment. */
function readName(rest: string): string {
  const text = rest.trim();
  return text.endsWith("#}") ? text.slice(0, -2).trimEnd() : text;
}
