import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Finds a Python that can import Flask: the one named by `PYTHON`, or that of
 * the nearest `.venv` at or above a folder (`npx decant flask` makes one).
 *
 * @param from - the folder where the search begins
 * @returns the path of the interpreter, or undefined where there is none
 */
export function findPython(from: string): string | undefined {
  const named = process.env["PYTHON"];
  const candidate = named === undefined ? venvPython(from) : named;
  if (candidate === undefined) return undefined;
  try {
    execFileSync(candidate, ["-c", "import flask"], { stdio: "ignore" });
    return candidate;
  } catch {
    return undefined;
  }
}

function venvPython(from: string): string | undefined {
  const path =
    process.platform === "win32" ? "Scripts/python.exe" : "bin/python";
  const candidate = join(from, ".venv", path);
  if (existsSync(candidate)) return candidate;
  const parent = dirname(from);
  return parent === from ? undefined : venvPython(parent);
}
