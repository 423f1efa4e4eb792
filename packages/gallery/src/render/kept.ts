import { join } from "node:path";
import { hashOf, keep, readKept } from "../kept-json.ts";

/**
 * Opens a folder for lines that take long to make.
 *
 * @param folder - made when it is needed
 * @param makers - what the lines depend on, besides their own text
 * @returns a function that gives the kept lines of a text, or makes and keeps
 *   them; where nothing can be written they are made each time
 */
export function openKept(
  folder: string,
  makers: readonly string[],
): (text: string, make: () => readonly string[]) => readonly string[] {
  const versions = hashOf(makers);
  return (text, make) => {
    const file = join(folder, `code-${hashOf([versions, text])}.json`);
    const kept = readKept(file) as readonly string[] | undefined;
    if (kept) return kept;
    const lines = make();
    keep(file, lines);
    return lines;
  };
}
