import { existsSync, readFileSync } from "node:fs";

/** What a visitor may make of a side, and what they are told. */
export interface Edit {
  readonly side: "express" | "flask";
  readonly what: string;
  readonly text: string;
  /** The fault; none where it answers. */
  readonly fault?: "not-started" | "timeout";
  /** What the message names. */
  readonly told?: string;
}

const EXPRESS = (handler: string) => `
import { spawn } from "node:child_process";
import express from "express";

export function createApp() {
  return express().get("/", (_req, res) => { ${handler} });
}
`;
const FLASK = (body: string) => `
import os
import time

from flask import Flask

app = Flask(__name__)


@app.get("/")
def home():
    ${body}
`;
const LATE = "did not start within";

const EXPRESS_STARTS = [
  ["loops at the start", "for (;;);", LATE],
  ["exits", "process.exit(3);", "ended with code 3"],
  [
    "eats memory",
    "const kept = []; for (;;) kept.push(Buffer.alloc(50_000_000, 1));",
    "more than 512 MB",
  ],
  [
    "writes to descriptor 3",
    'import { writeSync } from "node:fs"; writeSync(3, "garbage\\n"); for (;;);',
    "file descriptor 3",
  ],
  [
    "prints without end",
    'import { writeSync } from "node:fs"; for (;;) try { writeSync(1, "x".repeat(65_536)); } catch {}',
    "printed more than 16 MB",
  ],
] as const;

const FLASK_STARTS = [
  ["loops at the start", "while True:\n    pass\n", LATE],
  ["exits", "import os\n\nos._exit(3)\n", "ended with code 3"],
  [
    "eats memory",
    "kept = []\nwhile True:\n    kept.append(b'x' * 50_000_000)\n",
    "more than 512 MB",
  ],
  ["prints without end", "while True:\n    print('x' * 65_536)\n", LATE],
] as const;

const start =
  (side: Edit["side"]) =>
  ([what, text, told]: readonly [string, string, string]): Edit => ({
    side,
    what,
    text,
    fault: "not-started",
    told,
  });

export const EDITS: readonly Edit[] = [
  ...EXPRESS_STARTS.map(start("express")),
  ...FLASK_STARTS.map(start("flask")),
  {
    side: "express",
    what: "loops in a handler",
    text: EXPRESS("for (;;);"),
    fault: "timeout",
  },
  {
    side: "flask",
    what: "loops in a handler",
    text: FLASK("while True:\n        pass"),
    fault: "timeout",
  },
];

/** They answer with the ids of the processes that they have started. */
export const FORKING_EDITS: readonly Edit[] = [
  {
    side: "express",
    what: "starts processes",
    text: EXPRESS(`
      const rest = ["--eval", "setInterval(() => undefined, 1000)"];
      const start = () => spawn(process.execPath, rest, { stdio: "ignore" });
      res.send([start(), start(), start()].map(({ pid }) => pid));
    `),
  },
  {
    side: "flask",
    what: "forks",
    text: FLASK(`pids = [os.fork() for _ in range(3)]
    if 0 in pids:
        time.sleep(600)
    return pids`),
  },
];

/** Whether a process runs; one that nobody has taken note of does not. */
export function isRunning(pid: number): boolean {
  const status = `/proc/${pid}/status`;
  return (
    existsSync(status) && !/^State:\sZ/m.test(readFileSync(status, "utf8"))
  );
}
