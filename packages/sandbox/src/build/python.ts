import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Lesson, Side } from "@decant/catalog";
import { findPython } from "@decant/shared/host";
import type { EngineList } from "../bundle.ts";
import { boundMemory } from "./bound-memory.ts";
import { compileArchives } from "./compile-archives.ts";
import { compress } from "./compress.ts";
import { packCore } from "./pack-core.ts";
import { packWheels, WHEELS } from "./pack-wheels.ts";

const require = createRequire(import.meta.url);
const PYODIDE = dirname(require.resolve("pyodide/package.json"));
const HOST = fileURLToPath(new URL("../flask/", import.meta.url));
const SCRIPTS = ["pyodide.mjs", "pyodide.asm.mjs"];
const WASM = "pyodide.asm.wasm";
const LOCK = "pyodide-lock.json";
/** What runs the Python sides. */
export interface Python {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The archives that a side needs; undefined where it cannot run. */
  wheelsOf(side: Side): readonly string[] | undefined;
}

/** Gathers Pyodide, the host, and the packages that are installed here. */
export async function packPython(lessons: readonly Lesson[]): Promise<Python> {
  const [first] = lessons;
  const python = first && findPython(first.directory);
  const files = new Map<string, Uint8Array>();
  if (!python) return { files, wheelsOf: () => undefined };
  const requirements = lessons
    .flatMap(({ sides }) => sides)
    .filter(({ language }) => language === "python")
    .map(requirementsOf);
  const { flask, sides } = packWheels(python, requirements);
  const own = Object.values(sides)
    .flatMap((names) => (typeof names === "string" ? [] : names))
    .filter((name) => !flask.includes(name));
  const compiled = await compileArchives(WHEELS, own);
  for (const name of compiled.values()) {
    files.set(`${name}.gz`, compress(readFileSync(join(WHEELS, name))));
  }
  const engine = await gatherEngine(flask);
  for (const [name, bytes] of engine) {
    files.set(`${name}.gz`, compress(bytes));
  }
  const list: EngineList = {
    version: hashOf(engine),
    files: [...engine.keys()],
  };
  files.set("engine.json", Buffer.from(JSON.stringify(list)));
  return {
    files,
    wheelsOf(side) {
      const found = sides[requirementsOf(side)];
      if (typeof found === "string") return undefined;
      return found?.flatMap((name) => compiled.get(name) ?? []);
    },
  };
}

/** What every side needs: Pyodide, the library, Flask, and the host. */
async function gatherEngine(
  flask: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const read = (name: string) => readFileSync(join(PYODIDE, name));
  const { core, more } = await packCore(WHEELS, flask);
  const { info } = JSON.parse(read(LOCK).toString()) as { info: object };
  const files = new Map<string, Uint8Array>([
    ...SCRIPTS.map((name) => [name, read(name)] as const),
    [WASM, boundMemory(read(WASM))],
    // Its packages are not fetched: ours are handed over.
    [LOCK, Buffer.from(JSON.stringify({ info, packages: {} }))],
    ["core.zip", core],
    ["more.zip", more],
  ]);
  for (const name of readdirSync(HOST)) {
    if (name.endsWith(".py")) files.set(name, readFileSync(join(HOST, name)));
  }
  return files;
}

function hashOf(files: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash("sha256");
  for (const [name, bytes] of files) hash.update(name).update(bytes);
  return hash.digest("hex").slice(0, 16);
}

function requirementsOf({ entry }: Side): string {
  return join(dirname(entry), "requirements.txt");
}
