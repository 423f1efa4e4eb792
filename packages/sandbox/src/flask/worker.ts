// Runs Python sides of lessons in a worker, with Pyodide.

import type { PyodideAPI } from "pyodide";
import type { Ports, Question, Start } from "../protocol.ts";
import { replyOn } from "../reply.ts";
import { seal } from "../seal.ts";
import { boot } from "./boot.ts";

interface Host {
  open_app(id: number, lesson: string, folder: string, files: unknown): void;
  close_app(id: number): void;
  send(id: number, request: unknown): { toJs(): Uint8Array; destroy(): void };
}

/** The last steps to the bound of 256 MB: little more can be had. */
const FULL = 240 * 1024 * 1024;

const FULL_REASON = "its memory is full: Python has 256 MB here";

let python: PyodideAPI | undefined;
let host: Host | undefined;
const unpacked = new Set<string>();

addEventListener("message", ({ data }: MessageEvent<Ports>) => {
  const { questions, replies } = data;
  const reply = replyOn(replies);
  const hear = async ({ data: question }: MessageEvent<Question>) => {
    const { id } = question;
    if (question.kind === "close") return host?.close_app(question.app);
    try {
      const bytes = await answer(question);
      if (isFull()) return reply({ kind: "crash", reason: FULL_REASON });
      // Its memory, before any lesson has run, is as long as it is.
      const most = question.kind === "boot" ? Infinity : undefined;
      reply({ kind: "done", id, ...(bytes && { bytes }) }, most);
    } catch (error) {
      reply({ kind: "error", id, reason: explain(error) });
    }
  };
  questions.addEventListener("message", (event) => void hear(event));
  questions.start();
});

async function answer(
  question: Exclude<Question, { kind: "close" }>,
): Promise<Uint8Array | undefined> {
  if (question.kind === "boot") {
    const booted = await boot(question.files, question.snapshot);
    ({ python } = booted);
    host = python.pyimport("host") as unknown as Host;
    seal();
    return booted.snapshot;
  }
  if (!python || !host) throw new Error("Python was not started.");
  if (question.kind === "open") {
    open(python, host, question);
    return undefined;
  }
  const request = python.toPy(question.bytes) as { tobytes(): unknown };
  const answered = host.send(question.app, request.tobytes());
  const bytes = answered.toJs();
  answered.destroy();
  return bytes;
}

function isFull(): boolean {
  const memory = python as unknown as
    | { readonly _module: { readonly HEAP8: Int8Array } }
    | undefined;
  // oxlint-disable-next-line no-underscore-dangle -- Pyodide's own name.
  return (memory?._module.HEAP8.length ?? 0) > FULL;
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

/** The last line of a traceback that names an error says what happened. */
function explain(error: unknown): string {
  const text = String(error instanceof Error ? error.message : error).trim();
  const lines = text.split("\n");
  const named = lines.findLast((line) => /^[\w.]+: /.test(line));
  return (named ?? lines.at(-1) ?? "").slice(0, 2000);
}
