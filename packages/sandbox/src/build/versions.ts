import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** What runs Python in a browser: `CPython 3.14.2 in Pyodide 314.0.7`. */
export function pythonVersion(): string {
  const { version } = read("pyodide/package.json") as { version: string };
  const { info } = read("pyodide/pyodide-lock.json") as {
    info: { python: string };
  };
  return `CPython ${info.python} in Pyodide ${version}`;
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(require.resolve(path), "utf8"));
}
