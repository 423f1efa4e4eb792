import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";
import { writeWhole } from "./write-whole.ts";

const SCRIPT = fileURLToPath(new URL("./compile_archive.py", import.meta.url));

/**
 * Compiles the modules of archives for Pyodide's own Python, once each.
 *
 * @param folder - where they are, and where the compiled ones are kept
 * @param names - `flask-3.1.3.zip`; a wheel stays as it is
 * @returns the compiled ones' names by those
 */
export async function compileArchives(
  folder: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const compiled = new Map(
    names.map((name) => [name, name.replace(/\.zip$/, ".pyc.zip")]),
  );
  const missing = [...compiled].filter(
    ([, name]) => !existsSync(join(folder, name)),
  );
  if (missing.length === 0) return compiled;
  const python = await loadPyodide();
  python.runPython(readFileSync(SCRIPT, "utf8"));
  for (const [name, target] of missing) {
    const source = python.toPy(
      Uint8Array.from(readFileSync(join(folder, name))),
    );
    python.globals.set("source", source);
    const result = python.runPython("compile_archive(source.tobytes())");
    writeWhole(join(folder, target), result.toJs() as Uint8Array);
    result.destroy();
  }
  return compiled;
}
