import type { PyodideAPI } from "pyodide";
import { hashes } from "./hashes.ts";

type Load = typeof import("pyodide").loadPyodide;
type Files = Readonly<Record<string, Uint8Array>>;

const HOST = "/decant";
const MORE = "/lib/more.zip";
/** What a snapshot holds beside Python: Flask, as every lesson imports it. */
const IMPORTS = "import flask, werkzeug.serving";

/** Python, and its memory after the imports if that was asked for. */
export interface Booted {
  readonly python: PyodideAPI;
  readonly snapshot: Uint8Array | undefined;
}

/**
 * Starts Python from files that were handed over: nothing is fetched.
 *
 * @param files - Pyodide's, the archives, and the host's modules
 * @param before - a snapshot that an earlier start made of the same files
 */
export async function boot(
  files: Files,
  before: Uint8Array | undefined,
): Promise<Booted> {
  const url = (name: string, type: string) => {
    const bytes = files[name];
    if (!bytes) throw new Error(`${name} was not loaded.`);
    return URL.createObjectURL(new Blob([bytes as BlobPart], { type }));
  };
  const script = "text/javascript";
  const wasm = url("pyodide.asm.wasm", "application/wasm");
  const native = globalThis.fetch.bind(globalThis);
  // Pyodide asks for the module by its name.
  globalThis.fetch = (input, init) =>
    native(isModule(input) ? wasm : input, init);
  const [{ loadPyodide }, { default: createPyodideModule }] =
    (await Promise.all([
      import(url("pyodide.mjs", script)),
      import(url("pyodide.asm.mjs", script)),
    ])) as [{ loadPyodide: Load }, { default: never }];
  const python = await loadPyodide({
    indexURL: "https://decant.invalid/",
    packageBaseUrl: "https://decant.invalid/",
    stdLibURL: url("core.zip", "application/zip"),
    lockFileContents: new TextDecoder().decode(files["pyodide-lock.json"]),
    createPyodideModule,
    stdout: () => undefined,
    stderr: (text) => console.debug(text),
    ...(before ? { _loadSnapshot: before } : { _makeSnapshot: true }),
  });
  globalThis.fetch = native;
  python.FS.writeFile(MORE, files["more.zip"] ?? new Uint8Array());
  const snapshot = before ? undefined : makeSnapshot(python);
  if (before) python.runPython("import random; random.seed()");
  python.registerJsModule("decant_hashes", hashes(python));
  python.FS.mkdirTree(HOST);
  for (const [name, bytes] of Object.entries(files)) {
    if (name.endsWith(".py")) python.FS.writeFile(`${HOST}/${name}`, bytes);
  }
  python.runPython(`import sys; sys.path.insert(0, "${HOST}")`);
  return { python, snapshot };
}

/** Imports what all lessons do, and gives Python's memory after that. */
function makeSnapshot(python: PyodideAPI): Uint8Array {
  python.runPython(
    `import sys; sys.path.insert(1, "${MORE}")\n${IMPORTS}\nimport gc; gc.collect()`,
  );
  const all = python.makeMemorySnapshot();
  let end = all.length;
  while (all[end - 1] === 0) end -= 1;
  // It is read in words of four bytes.
  return all.slice(0, Math.ceil(end / 4) * 4);
}

function isModule(input: RequestInfo | URL): boolean {
  const { href } = new URL(input instanceof Request ? input.url : input);
  return href.endsWith("/pyodide.asm.wasm");
}
