import { execFile } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import type { Bug, Lesson } from "@decant/catalog";
import { plainEnvironment } from "@decant/shared/host";
import { applyPatch, parsePatch } from "diff";

const TESTS_TIMEOUT_MS = 120_000;
const MESSAGE_MAX = 200;
const OUTPUT_MAX = 64 * 1024 * 1024;
const NOT_COPIED = new Set(["node_modules", "dist", "instance", ".turbo"]);
/** Of the tests only those that a lesson shows may be wrong. */
const PATCHED = /^((src|flask|templates)\/[^\\]+|test\/app\.test\.ts)$/;
/** How supertest's and Jest's assertions begin; others are crashes. */
const ASSERTION = /^(Error: expect|AssertionError)/;

/** Whether a seeded bug is caught by its lesson's tests. */
export interface BugCheck {
  /** Whether at least one test failed on an assertion. */
  failed: boolean;
  /** For each such test its name and the first line of the assertion. */
  messages: string[];
  /** Why there is no verdict: the patch does not apply, or no test ran. */
  error?: string;
}

/**
 * Applies a seeded bug to a copy of its lesson and runs the tests there.
 *
 * @returns the verdict; `failed` is what a good bug reaches
 */
export async function checkBug(lesson: Lesson, bug: Bug): Promise<BugCheck> {
  const root = dirname(dirname(lesson.directory));
  const parent = join(root, ".decant");
  mkdirSync(parent, { recursive: true });
  // As deep as apps/<lesson>: the copy's tsconfig.json extends ../../.
  const copy = mkdtempSync(join(parent, `${lesson.folder}-${bug.name}-`));
  try {
    makeCopy(lesson, copy);
    applyBug(copy, bug);
    return await runTests(lesson, copy);
  } catch (error) {
    return { failed: false, messages: [], error: (error as Error).message };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/**
 * Copies a lesson's files, without what is installed or built.
 *
 * @param destination - a folder two levels below the repository's root
 */
export function makeCopy(lesson: Lesson, destination: string): void {
  cpSync(lesson.directory, destination, {
    recursive: true,
    filter: (path) => !NOT_COPIED.has(basename(path)),
  });
  const installed = join(lesson.directory, "node_modules");
  if (existsSync(installed)) {
    symlinkSync(installed, join(destination, "node_modules"), "junction");
  }
}

/**
 * Applies a bug's diff to a copy of its lesson.
 *
 * @param directory - the copy's folder
 * @throws Error if the diff does not fit the files: nothing fuzzy is tried
 */
export function applyBug(directory: string, bug: Bug): void {
  for (const patch of parsePatch(bug.diff)) {
    const name = patch.newFileName?.replace(/^b\//, "") ?? "";
    const path = join(directory, name);
    if (!PATCHED.test(name) || name.includes("..")) {
      throw new Error(
        `bugs/${bug.name}.patch changes "${name}": a bug is in src, flask, templates or test/app.test.ts.`,
      );
    }
    const text = existsSync(path) && readFileSync(path, "utf8");
    const changed = text !== false && applyPatch(text, patch);
    if (changed === false) {
      throw new Error(
        `bugs/${bug.name}.patch does not apply to ${name}: make it anew from the file as it is.`,
      );
    }
    writeFileSync(path, changed);
  }
}

interface JestReport {
  testResults: {
    message: string;
    assertionResults: { fullName: string; failureMessages: string[] }[];
  }[];
}

async function runTests(lesson: Lesson, copy: string): Promise<BugCheck> {
  const require = createRequire(join(lesson.directory, "package.json"));
  // A request that hangs keeps its connection, and Jest would wait for it.
  const output = await runNode(
    [require.resolve("jest/bin/jest"), "--ci", "--json", "--forceExit"],
    copy,
  );
  const { testResults } = JSON.parse(output) as JestReport;
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const messages = tests.flatMap(({ fullName, failureMessages: [first] }) =>
    first && ASSERTION.test(first)
      ? [`${fullName}: ${first.split("\n")[0]?.slice(0, MESSAGE_MAX)}`]
      : [],
  );
  if (tests.length > 0) return { failed: messages.length > 0, messages };
  const error = testResults[0]?.message ?? "the lesson has no test";
  return { failed: false, messages, error };
}

/** What a program of Node's prints, whatever its exit code. */
function runNode(args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      args,
      {
        cwd,
        env: { ...plainEnvironment(), NO_COLOR: "1" },
        timeout: TESTS_TIMEOUT_MS,
        maxBuffer: OUTPUT_MAX,
      },
      (_error, stdout, stderr) => {
        if (stdout) resolve(stdout);
        else reject(new Error(`the tests did not run: ${stderr.trim()}`));
      },
    );
  });
}
