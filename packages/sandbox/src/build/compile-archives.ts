import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readScript, startPython } from "./packing.ts";
import { writeWhole } from "./write-whole.ts";

/**
 * Compiles the modules of archives for Pyodide's own Python, once each.
 *
 * @param folder - where they are, and where the compiled ones are kept
 * @param names - `flask-3.1.3-5d41402abc4b.zip`; a wheel stays as it is
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
  const python = await startPython();
  python.runPython(readScript("compile_archive.py"));
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
