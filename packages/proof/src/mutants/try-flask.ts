import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findPython } from "@decant/shared/host";
import { ROOT } from "../root.ts";
import type { Place } from "./places.ts";
import { formatChange } from "./survivors.ts";
import type { Result } from "./try-mutants.ts";

/** Each change takes some seconds: so many are tried, always the same. */
const MOST = "60";
const TOOL = "cosmic-ray==8.7.0";
/** Beside Flask's environment: a learner needs no such tool. */
const FOLDER = join(ROOT, ".decant/cosmic-ray");
const BIN = join(FOLDER, process.platform === "win32" ? "Scripts" : "bin");
const SAMPLE = fileURLToPath(new URL("sample.py", import.meta.url));

/** One line of `cosmic-ray dump`. */
type Tried = readonly [
  { readonly mutations: readonly [{ readonly module_path: string }] },
  {
    readonly worker_outcome: string;
    readonly test_outcome: string | null;
    readonly output: string | null;
    readonly diff: string | null;
  },
];

/**
 * Changes a copy of a lesson's Flask side, one small change after the other,
 * and runs the tests that both sides share against each. The tool is installed
 * at the first run.
 *
 * @throws Error if Flask is not installed, or a change could not be tried
 */
export function tryFlask(place: Place): Result {
  const python = findPython(ROOT);
  if (!python) throw new Error("Flask is missing: run `npx decant flask`.");
  if (!existsSync(FOLDER)) {
    execFileSync(python, ["-m", "venv", FOLDER]);
    execFileSync(join(BIN, "pip"), ["install", "--quiet", TOOL]);
  }
  mkdirSync(join(ROOT, ".decant"), { recursive: true });
  // As deep as the lesson: its tests read files beside it.
  const copy = mkdtempSync(join(ROOT, ".decant/flask-"));
  try {
    cpSync(place.directory, copy, {
      recursive: true,
      filter: (path) => !/^(node_modules|dist)$/.test(basename(path)),
    });
    const tried = runTool(place, copy);
    return { ...count(place, tried), python: versionOf(python) };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function runTool({ directory }: Place, copy: string): Tried[] {
  const run = (program: string, ...args: readonly string[]) =>
    execFileSync(join(BIN, program), args, {
      cwd: copy,
      encoding: "utf8",
      env: { ...process.env, TARGET: "flask" },
      maxBuffer: 2 ** 28,
    });
  const { resolve } = createRequire(join(directory, "package.json"));
  const command = [process.execPath, resolve("jest/bin/jest"), "--silent"];
  writeFileSync(
    join(copy, "mutants.toml"),
    `[cosmic-ray]
module-path = "flask"
timeout = 120.0
excluded-modules = ["flask/wsgi.py", "flask/test_*.py"]
test-command = ${JSON.stringify(command.map((part) => JSON.stringify(part)).join(" "))}
distributor.name = "local"
`,
  );
  run("cosmic-ray", "init", "mutants.toml", "all.sqlite");
  run("python", SAMPLE, "all.sqlite", MOST);
  run("cosmic-ray", "baseline", "mutants.toml");
  run("cosmic-ray", "exec", "mutants.toml", "all.sqlite");
  return run("cosmic-ray", "dump", "all.sqlite")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Tried)
    .filter(([, { worker_outcome }]) => worker_outcome !== "skipped");
}

/** @throws Error if a change could not be tried */
export function count(place: Place, tried: readonly Tried[]): Result {
  const failed = tried.find(([, { test_outcome }]) => !isVerdict(test_outcome));
  if (failed) throw new Error(`Not tried: ${failed[1].output}`);
  const killed = tried.filter(
    ([, { test_outcome }]) => test_outcome === "killed",
  );
  const timedOut = killed.filter(([, { output }]) => output === "timeout");
  return {
    place: place.name,
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    killed: killed.length - timedOut.length,
    timedOut: timedOut.length,
    survivors: tried
      .filter(([, { test_outcome }]) => test_outcome === "survived")
      .map(([{ mutations }, { diff }]) => ({
        file: mutations[0].module_path,
        change: readChange(diff ?? ""),
      })),
  };
}

function isVerdict(outcome: string | null): boolean {
  return outcome === "killed" || outcome === "survived";
}

/** The first line that a diff takes away, and the first that it adds. */
function readChange(diff: string): string {
  const [, before = ""] = /^-(?!--)(.*)$/m.exec(diff) ?? [];
  const [, after = ""] = /^\+(?!\+\+)(.*)$/m.exec(diff) ?? [];
  return formatChange(before, after);
}

function versionOf(python: string): string {
  const said = execFileSync(python, ["--version"], { encoding: "utf8" });
  return said.trim();
}
