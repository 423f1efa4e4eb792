import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../root.ts";

export const LESSON = "01-what-is-flask";

const EXPRESS = `
import { writeSync } from "node:fs";
import express from "express";

const deeds = {
  throws: () => { throw new Error("on purpose"); },
  exits: () => process.exit(3),
  loops: () => { for (;;); },
  hangs: () => undefined,
  garbage: (res) => res.socket.end("garbage\\r\\n\\r\\n"),
  "hangs-up": (res) => res.socket.destroy(),
  "bad-line": () => writeSync(3, "5\\n"),
  "endless-line": () => {
    // A full pipe throws: the reader is slower than the writer.
    for (;;) try { writeSync(3, "x".repeat(65_536)); } catch {}
  },
  "eats-memory": () => {
    const kept = [];
    setInterval(() => kept.push(Buffer.alloc(50_000_000, 1)), 10);
  },
  "large-answer": (res) => res.send("x".repeat(6_000_000)),
};

export function createApp() {
  const app = express();
  app.get("/", (_req, res) => res.send("Hello, Flask!"));
  app.get("/:deed", (req, res) => deeds[req.params.deed](res));
  return app;
}
`;

const FLASK = `
import os
import re

from flask import Flask

app = Flask(__name__)


@app.get("/")
def home():
    return "Hello, Flask!"


@app.get("/<deed>")
def act(deed):
    if deed == "throws":
        raise ValueError("on purpose")
    if deed == "exits":
        os._exit(3)
    if deed == "loops":
        re.match("(a+)+b", "a" * 40)
    if deed == "bad-line":
        os.write(3, b"garbage\\n")
    if deed == "eats-memory":
        kept = []
        while True:
            kept.append(bytes(50_000_000))
    return "done"
`;

/** What the lesson's two sides can do wrong, by the path that asks for it. */
export const DEEDS: readonly (readonly [side: string, path: string])[] = [
  ...[
    "throws",
    "exits",
    "loops",
    "hangs",
    "garbage",
    "hangs-up",
    "bad-line",
    "endless-line",
    "eats-memory",
    "large-answer",
  ].map((path) => ["express", path] as const),
  ...["throws", "exits", "loops", "bad-line", "eats-memory"].map(
    (path) => ["flask", path] as const,
  ),
];

/** Makes a repository in a temporary folder whose one lesson goes mad. */
export function makeMadLesson(): { root: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), "decant-faults-"));
  for (const file of ["package.json", "tsconfig.base.json"]) {
    cpSync(join(ROOT, file), join(root, file));
  }
  symlinkSync(
    join(ROOT, "node_modules"),
    join(root, "node_modules"),
    "junction",
  );
  symlinkSync(join(ROOT, ".venv"), join(root, ".venv"), "junction");
  const lesson = join(root, "apps", LESSON);
  mkdirSync(lesson, { recursive: true });
  cpSync(join(ROOT, "apps", LESSON), lesson, {
    recursive: true,
    filter: (path) => !/[\\/](node_modules|dist|\.turbo)$/.test(path),
  });
  writeFileSync(join(lesson, "src/app.ts"), EXPRESS);
  writeFileSync(join(lesson, "flask/app.py"), FLASK);
  return {
    root,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
