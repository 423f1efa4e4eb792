import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { keyOf, readScript, SITE, startPython } from "./packing.ts";
import { writeWhole } from "./write-whole.ts";

const require = createRequire(import.meta.url);
const LIBRARY = join(
  dirname(require.resolve("pyodide/package.json")),
  "python_stdlib.zip",
);
const SCRIPT = "pack_core.py";

/** The standard library and Flask, in two archives. */
export interface Core {
  /** What a start imports, as bytecode. */
  readonly core: Uint8Array;
  /** The rest of the library. */
  readonly more: Uint8Array;
}

/**
 * Repacks the standard library with Flask's packages for a quick start.
 *
 * @param folder - where the packages' archives are, and where the result is
 *   kept
 * @param names - the archives of Flask and all that it needs
 */
export async function packCore(
  folder: string,
  names: readonly string[],
): Promise<Core> {
  const key = keyOf([SCRIPT], names);
  const targets = ["core", "more"].map((name) =>
    join(folder, `${name}-${key}.zip`),
  );
  if (!targets.every((path) => existsSync(path))) {
    const python = await startPython();
    const packages = names.map((name) =>
      Uint8Array.from(readFileSync(join(folder, name))),
    );
    for (const bytes of packages) {
      python.unpackArchive(bytes, "zip", { extractDir: SITE });
    }
    const given = { library: Uint8Array.from(readFileSync(LIBRARY)), packages };
    const globals = python.toPy(given);
    python.runPython(readScript(SCRIPT), { globals });
    const packed = python
      .runPython(
        "pack_core(library.tobytes(), [one.tobytes() for one in packages])",
        { globals },
      )
      .toJs() as Uint8Array[];
    for (const [index, path] of targets.entries()) {
      writeWhole(path, packed[index] ?? new Uint8Array());
    }
  }
  const [core, more] = targets.map((path) => readFileSync(path));
  return { core: core ?? new Uint8Array(), more: more ?? new Uint8Array() };
}
