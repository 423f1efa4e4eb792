// Runs Python sides of lessons in a worker, with Pyodide.

import { sha1 } from "@noble/hashes/legacy.js";
import { pbkdf2 } from "@noble/hashes/pbkdf2.js";
import { scrypt } from "@noble/hashes/scrypt.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import type { PyodideAPI } from "pyodide";
import type { Question, Reply, Start } from "../protocol.ts";

type Load = typeof import("pyodide").loadPyodide;
type Files = Readonly<Record<string, Uint8Array>>;

interface Host {
  open_app(id: number, lesson: string, folder: string, files: unknown): void;
  close_app(id: number): void;
  send(id: number, request: unknown): { toJs(): Uint8Array; destroy(): void };
}

const HASHES = { sha1, sha256, sha512 };
const HOST = "/decant";

let python: PyodideAPI | undefined;
let host: Host | undefined;
const unpacked = new Set<string>();

addEventListener("message", ({ data }: MessageEvent<{ port: MessagePort }>) => {
  const { port } = data;
  const reply = (message: Reply) => port.postMessage(message);
  const hear = async ({ data: question }: MessageEvent<Question>) => {
    const { id } = question;
    try {
      const bytes = await answer(question);
      reply({ kind: "done", id, ...(bytes && { bytes }) });
    } catch (error) {
      reply({ kind: "error", id, reason: explain(error) });
    }
  };
  port.addEventListener("message", (event) => void hear(event));
  port.start();
});

async function answer(question: Question): Promise<Uint8Array | undefined> {
  if (question.kind === "boot") {
    python = await boot(question.files);
    host = python.pyimport("host") as unknown as Host;
    return undefined;
  }
  if (!python || !host) throw new Error("Python was not started.");
  if (question.kind === "open") {
    open(python, host, question);
    return undefined;
  }
  if (question.kind === "close") {
    host.close_app(question.app);
    return undefined;
  }
  const request = python.toPy(question.bytes) as { tobytes(): unknown };
  const answered = host.send(question.app, request.tobytes());
  const bytes = answered.toJs();
  answered.destroy();
  return bytes;
}

/** Starts Python from files that were handed over: nothing is fetched. */
async function boot(files: Files): Promise<PyodideAPI> {
  const url = (name: string, type: string) => {
    const bytes = files[name];
    if (!bytes) throw new Error(`${name} was not loaded.`);
    return URL.createObjectURL(new Blob([bytes.slice()], { type }));
  };
  const script = "text/javascript";
  const wasm = url("pyodide.asm.wasm", "application/wasm");
  const native = globalThis.fetch.bind(globalThis);
  // Pyodide asks for the module by its name.
  globalThis.fetch = (input, init) =>
    native(isModule(input) ? wasm : input, init);
  const { loadPyodide } = (await import(url("pyodide.mjs", script))) as {
    loadPyodide: Load;
  };
  const { default: createPyodideModule } = (await import(
    url("pyodide.asm.mjs", script)
  )) as { default: never };
  const started = await loadPyodide({
    indexURL: "https://decant.invalid/",
    packageBaseUrl: "https://decant.invalid/",
    stdLibURL: url("python_stdlib.zip", "application/zip"),
    lockFileContents: new TextDecoder().decode(files["pyodide-lock.json"]),
    createPyodideModule,
    stdout: () => undefined,
    stderr: (text) => console.debug(text),
  });
  started.registerJsModule("decant_hashes", hashes(started));
  started.FS.mkdirTree(HOST);
  for (const [name, bytes] of Object.entries(files)) {
    if (name.endsWith(".py")) started.FS.writeFile(`${HOST}/${name}`, bytes);
  }
  started.runPython(`import sys; sys.path.insert(0, "${HOST}")`);
  return started;
}

function isModule(input: RequestInfo | URL): boolean {
  const { href } = new URL(input instanceof Request ? input.url : input);
  return href.endsWith("/pyodide.asm.wasm");
}

function open(started: PyodideAPI, host_: Host, start: Start & { id: number }) {
  for (const [name, bytes] of Object.entries(start.assets)) {
    if (unpacked.has(name)) continue;
    unpacked.add(name);
    const site = started.runPython("import site; site.getsitepackages()[0]");
    started.unpackArchive(bytes, name.endsWith(".whl") ? "wheel" : "zip", {
      extractDir: site as string,
    });
  }
  const [folder = ""] = start.entry.split("/");
  const files = started.toPy(start.files);
  host_.open_app(start.id, start.lesson, folder, files);
}

function hashes(started: PyodideAPI) {
  const bytes = (given: { toJs(): Uint8Array } | Uint8Array) =>
    given instanceof Uint8Array ? given : given.toJs();
  const give = (key: Uint8Array) => started.toPy(key);
  type Given = Parameters<typeof bytes>[0];
  return {
    scrypt: (
      password: Given,
      salt: Given,
      N: number,
      r: number,
      p: number,
      dkLen: number,
    ) => give(scrypt(bytes(password), bytes(salt), { N, r, p, dkLen })),
    pbkdf2: (
      name: keyof typeof HASHES,
      password: Given,
      salt: Given,
      c: number,
      dkLen: number,
    ) => give(pbkdf2(HASHES[name], bytes(password), bytes(salt), { c, dkLen })),
  };
}

/** The last line of a traceback that names an error says what happened. */
function explain(error: unknown): string {
  const text = String(error instanceof Error ? error.message : error).trim();
  const lines = text.split("\n");
  const named = lines.findLast((line) => /^[\w.]+: /.test(line));
  return (named ?? lines.at(-1) ?? "").slice(0, 2000);
}
