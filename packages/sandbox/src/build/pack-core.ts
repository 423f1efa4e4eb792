import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide, version } from "pyodide";
import { writeWhole } from "./write-whole.ts";

const require = createRequire(import.meta.url);
const LIBRARY = join(
  dirname(require.resolve("pyodide/package.json")),
  "python_stdlib.zip",
);
const SCRIPT = fileURLToPath(new URL("./pack_core.py", import.meta.url));
const SITE = "/lib/python3.14/site-packages";

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
  const script = readFileSync(SCRIPT, "utf8");
  const key = createHash("sha256")
    .update(JSON.stringify([version, script, names]))
    .digest("hex")
    .slice(0, 12);
  const targets = ["core", "more"].map((name) =>
    join(folder, `${name}-${key}.zip`),
  );
  if (!targets.every((path) => existsSync(path))) {
    const python = await loadPyodide();
    const packages = names.map((name) =>
      Uint8Array.from(readFileSync(join(folder, name))),
    );
    for (const bytes of packages) {
      python.unpackArchive(bytes, "zip", { extractDir: SITE });
    }
    const given = { library: Uint8Array.from(readFileSync(LIBRARY)), packages };
    const globals = python.toPy(given);
    python.runPython(script, { globals });
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
