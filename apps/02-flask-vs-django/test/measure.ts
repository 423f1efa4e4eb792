// Measures how long each side takes to start, counts the rest, and
// writes comparison.json. Run it in the lesson's folder:
// node --import tsx --conditions=@decant/source test/measure.ts

import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { findPython } from "@decant/shared/host";
import {
  COMPARISON,
  countRows,
  LESSON,
  type Row,
  readComparison,
  SIDES,
  type Side,
} from "./evidence.ts";

const RUNS = 5;

/** The median time from the start of a process to its first answer. */
async function startTime(side: Side): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const port = String(20_000 + Math.floor(Math.random() * 20_000));
    const started = performance.now();
    const child = start(side, port);
    await firstAnswer(`http://127.0.0.1:${port}/books`);
    times.push(performance.now() - started);
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }
  return times.toSorted((a, b) => a - b)[RUNS >> 1] ?? 0;
}

function start(side: Side, port: string): ChildProcess {
  const env = { ...process.env, PORT: port };
  if (side === "flask" || side === "django") {
    const python = findPython(LESSON) ?? "python3";
    const script = side === "flask" ? "app.py" : "serve.py";
    return spawn(python, [script], { cwd: join(LESSON, side), env });
  }
  const server =
    side === "express" ? "src/server.ts" : "src/nestjs/server.ts";
  const flags = ["--import", "tsx", "--conditions=@decant/source"];
  return spawn(process.execPath, [...flags, server], {
    cwd: LESSON,
    env,
  });
}

async function firstAnswer(url: string): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await setTimeout(5);
  }
  throw new Error(`${url} did not answer within 30 seconds`);
}

async function writeEvidence(): Promise<void> {
  const seconds = { name: "Seconds to the first answer" } as Row;
  for (const side of SIDES) {
    seconds[side] = ((await startTime(side)) / 1000).toFixed(2);
  }
  const counted = [...countRows(), seconds];
  const names = new Set(counted.map(({ name }) => name));
  const words = readComparison().filter(({ name }) => !names.has(name));
  const text = JSON.stringify([...words, ...counted], null, 2);
  writeFileSync(COMPARISON, `${text}\n`);
}

await writeEvidence();
