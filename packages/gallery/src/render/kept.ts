import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";

/**
 * Opens a folder for lines that take long to make.
 *
 * @param folder - made when it is needed; its address ends with a slash
 * @param makers - what the lines depend on, besides their own text
 * @returns a function that gives the kept lines of a text, or makes and keeps
 *   them; where nothing can be written they are made each time
 */
export function openKept(
  folder: URL,
  makers: readonly string[],
): (text: string, make: () => readonly string[]) => readonly string[] {
  const versions = hashOf(makers);
  return (text, make) => {
    const file = new URL(`code-${hashOf([versions, text])}.json`, folder);
    const kept = read(file);
    if (kept) return kept;
    const lines = make();
    write(folder, file, lines);
    return lines;
  };
}

function hashOf(texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text}\0`);
  return hash.digest("hex").slice(0, 24);
}

function read(file: URL): readonly string[] | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as readonly string[];
  } catch {
    return undefined;
  }
}

/** Written under another name first, so that nobody reads half a file. */
function write(folder: URL, file: URL, lines: readonly string[]): void {
  const draft = new URL(`${file.href}.${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, JSON.stringify(lines));
    renameSync(draft, file);
  } catch {
    // The disk is full, or is not to be written: the next process makes them.
  }
}
