import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { keyOf, readScript } from "./packing.ts";

const PACK = "pack_wheels.py";
/** Where packed archives are kept. */
export const WHEELS = fileURLToPath(
  new URL("../../../../.decant/wheels", import.meta.url),
);

const LOCK = fileURLToPath(
  new URL("../../../../requirements.lock", import.meta.url),
);
/** What Pyodide's own platform is called on the index. */
const PLATFORM = [
  "--platform=pyemscripten_2026_0_wasm32",
  "--python-version=3.14",
  "--implementation=cp",
  "--abi=cp314",
];
/** Compiled, and needed as it is: fetched once. */
const COMPILED = "pydantic-core";

/** The archives that were packed, each after what it needs. */
export interface Packed {
  readonly flask: readonly string[];
  /** Or why there are none, by the path of the requirements. */
  readonly sides: Readonly<Record<string, readonly string[] | string>>;
}

/**
 * Packs what is installed here, into `WHEELS`.
 *
 * @param python - the interpreter that has the packages
 * @param requirements - the paths of sides' requirements.txt
 */
export function packWheels(
  python: string,
  requirements: readonly string[],
): Packed {
  mkdirSync(WHEELS, { recursive: true });
  fetchCompiled(python);
  const key = keyOf([PACK, "compile_archive.py"]);
  const output = execFileSync(python, ["-c", readScript(PACK), WHEELS, key], {
    input: JSON.stringify(requirements),
    encoding: "utf8",
  });
  return JSON.parse(output) as Packed;
}

/**
 * pydantic-core is Rust, and its index has a wheel for Pyodide. pip takes only
 * one whose hash stands in the lockfile.
 */
function fetchCompiled(python: string): void {
  const locked = readFileSync(LOCK, "utf8");
  const [wanted] = new RegExp(
    `^${COMPILED}==.*\\n(?: +--hash.*\\n)+`,
    "m",
  ).exec(locked) ?? [""];
  const version = /==([\w.]+)/.exec(wanted)?.[1] ?? "";
  const prefix = `${COMPILED.replace("-", "_")}-${version}-`;
  if (readdirSync(WHEELS).some((name) => name.startsWith(prefix))) return;
  const list = join(WHEELS, `${COMPILED}.txt`);
  writeFileSync(list, wanted);
  const options = ["--no-deps", "--only-binary=:all:", "--quiet"];
  const only = ["--require-hashes", "-d", WHEELS, "-r", list];
  try {
    execFileSync(
      python,
      ["-m", "pip", "download", ...options, ...PLATFORM, ...only],
      { stdio: "ignore", timeout: 60_000 },
    );
  } catch {
    // The sides that need it are left out.
  }
}
