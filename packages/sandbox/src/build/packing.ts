import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadPyodide, type PyodideInterface, version } from "pyodide";

/** Where Pyodide's Python finds packages. */
export const SITE = "/lib/python3.14/site-packages";
const SHARED = "undocumented.py";

/** The text of a script that stands beside this module. */
export function readScript(name: string): string {
  return readFileSync(fileURLToPath(new URL(name, import.meta.url)), "utf8");
}

/** Starts Pyodide's Python, in which archives are packed for a browser. */
export async function startPython(): Promise<PyodideInterface> {
  const python = await loadPyodide();
  python.FS.writeFile(`${SITE}/${SHARED}`, readScript(SHARED));
  return python;
}

/**
 * Names what was packed: other scripts, or another Pyodide, pack otherwise.
 *
 * @param scripts - the names of those that pack it
 * @param names - what goes into it
 */
export function keyOf(
  scripts: readonly string[],
  names: readonly string[] = [],
): string {
  const texts = [SHARED, ...scripts].map(readScript);
  return createHash("sha256")
    .update(JSON.stringify([version, texts, names]))
    .digest("hex")
    .slice(0, 12);
}
