import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { FailedTest } from "@decant/exchange";
import { findPlace } from "./explain.ts";
import { relativePaths } from "./relative-paths.ts";
import { runNode } from "./run-node.ts";

const TIMEOUT_MS = 120_000;
/** How supertest's and Jest's assertions begin; others are crashes. */
const ASSERTION = /^(Error: expect|AssertionError)/;
/** How Jest heads the message of a file that could not be run. */
const NOT_RUN = /^\s*● Test suite failed to run\s+/;

/** A test that failed, or a file of tests that could not be run. */
export interface Failure extends Omit<FailedTest, "side"> {
  readonly isAssertion: boolean;
}

/** What a run of a lesson's tests came to. */
export interface TestRun {
  /** Whether all tests ran and passed. */
  readonly passed: boolean;
  /** How many tests ran. */
  readonly tests: number;
  readonly failures: readonly Failure[];
}

interface JestReport {
  success: boolean;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; failureMessages: string[] }[];
  }[];
}

/**
 * Runs the tests of a copy of a lesson.
 *
 * @param directory - the copy's folder, absolute and without links
 * @param signal - when aborted, the run is given up
 * @param variables - for instance TARGET, where it is not Express
 * @throws Error if Jest gives no report within two minutes, or was given up
 */
export async function runTests(
  directory: string,
  signal?: AbortSignal,
  variables: Readonly<Record<string, string>> = {},
): Promise<TestRun> {
  const own = join(directory, ".jest");
  const report = join(own, "report.json");
  rmSync(report, { force: true });
  mkdirSync(own, { recursive: true });
  const require = createRequire(join(directory, "package.json"));
  const errors = await runNode(
    [
      require.resolve("jest/bin/jest"),
      "--ci",
      "--json",
      `--outputFile=${report}`,
      `--cacheDirectory=${join(own, "cache")}`,
      "--silent",
      // A request that hangs keeps its connection, and Jest would wait for it.
      "--forceExit",
      // So that a test that never ends is ended with it.
      "--runInBand",
    ],
    {
      cwd: directory,
      variables: { NO_COLOR: "1", ...variables },
      timeoutMs: TIMEOUT_MS,
      signal,
    },
  );
  return readReport(report, directory, errors);
}

function readReport(path: string, directory: string, errors: string): TestRun {
  let report: JestReport;
  try {
    report = JSON.parse(readFileSync(path, "utf8")) as JestReport;
  } catch {
    const reason = clean(errors, directory);
    throw new Error(`the tests did not run: ${reason}`);
  }
  const { success, testResults } = report;
  const failures = testResults.flatMap(
    ({ name, status, message, assertionResults }): Failure[] => {
      const failed = assertionResults.flatMap(
        ({ fullName, failureMessages: [first] }) =>
          first === undefined ? [] : [toFailure(fullName, first, directory)],
      );
      if (failed.length > 0 || status !== "failed") return failed;
      const file = relative(directory, name);
      return [toFailure(file, message.replace(NOT_RUN, ""), directory)];
    },
  );
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return { passed: success, tests: tests.length, failures };
}

function toFailure(name: string, text: string, directory: string): Failure {
  const [message = ""] = text.split(/\n\s+at /, 1);
  const place = findPlace(stripVTControlCharacters(text), directory);
  return {
    name,
    message: clean(message, directory),
    ...(place && { at: place }),
    isAssertion: ASSERTION.test(text),
  };
}

function clean(text: string, directory: string): string {
  return relativePaths(stripVTControlCharacters(text), directory).trim();
}
