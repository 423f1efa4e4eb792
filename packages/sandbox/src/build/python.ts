import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Lesson, Side } from "@decant/catalog";
import { findPython } from "@decant/shared/host";
import { compileArchives } from "./compile-archives.ts";

const require = createRequire(import.meta.url);
const PYODIDE = dirname(require.resolve("pyodide/package.json"));
const HOST = fileURLToPath(new URL("../flask/", import.meta.url));
const PACK = fileURLToPath(new URL("./pack_wheels.py", import.meta.url));
const WHEELS = fileURLToPath(
  new URL("../../../../.decant/wheels", import.meta.url),
);
const RUNTIME = [
  "pyodide.mjs",
  "pyodide.asm.mjs",
  "pyodide.asm.wasm",
  "python_stdlib.zip",
  "pyodide-lock.json",
];
/** What Pyodide's own platform is called on the index. */
const PLATFORM = [
  "--platform=pyemscripten_2026_0_wasm32",
  "--python-version=3.14",
  "--implementation=cp",
  "--abi=cp314",
];
/** Compiled, and needed as it is: fetched once. */
const COMPILED = "pydantic-core";

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
  mkdirSync(WHEELS, { recursive: true });
  fetchCompiled(python);
  const requirements = lessons
    .flatMap(({ sides }) => sides)
    .filter(({ language }) => language === "python")
    .map(requirementsOf);
  const output = execFileSync(python, [PACK, WHEELS], {
    input: JSON.stringify(requirements),
    encoding: "utf8",
  });
  const archives = JSON.parse(output) as Record<string, string[] | string>;
  const packed = Object.values(archives).filter(Array.isArray).flat();
  const compiled = await compileArchives(WHEELS, packed);
  for (const name of compiled.values()) {
    files.set(name, readFileSync(join(WHEELS, name)));
  }
  for (const name of RUNTIME)
    files.set(name, readFileSync(join(PYODIDE, name)));
  const hosts = readdirSync(HOST).filter((name) => name.endsWith(".py"));
  for (const name of hosts) files.set(name, readFileSync(join(HOST, name)));
  const engine = JSON.stringify([...RUNTIME, ...hosts]);
  files.set("engine.json", Buffer.from(engine));
  return {
    files,
    wheelsOf(side) {
      const found = archives[requirementsOf(side)];
      if (!Array.isArray(found)) return undefined;
      return found.map((name) => compiled.get(name) ?? name);
    },
  };
}

function requirementsOf({ entry }: Side): string {
  return join(dirname(entry), "requirements.txt");
}

/** pydantic-core is Rust, and its index has a wheel for Pyodide. */
function fetchCompiled(python: string): void {
  const version = execFileSync(
    python,
    ["-c", `import importlib.metadata as m; print(m.version("${COMPILED}"))`],
    { encoding: "utf8" },
  ).trim();
  const prefix = `${COMPILED.replace("-", "_")}-${version}-`;
  if (readdirSync(WHEELS).some((name) => name.startsWith(prefix))) return;
  const wanted = `${COMPILED}==${version}`;
  const options = ["--no-deps", "--only-binary=:all:", "--quiet"];
  try {
    execFileSync(
      python,
      ["-m", "pip", "download", ...options, ...PLATFORM, "-d", WHEELS, wanted],
      { stdio: "ignore", timeout: 60_000 },
    );
  } catch {
    // The sides that need it are left out.
  }
}
