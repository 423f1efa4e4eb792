import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { plainEnvironment } from "@decant/shared/host";

const TIMEOUT_MS = 120_000;
const OUTPUT_MAX = 64 * 1024 * 1024;
/** How supertest's and Jest's assertions begin; others are crashes. */
const ASSERTION = /^(Error: expect|AssertionError)/;

/** A test that failed, or a file of tests that could not be run. */
export interface Failure {
  /** The test's full name; the file's path where no test of it ran. */
  readonly name: string;
  /** What Jest says, without the stack. */
  readonly message: string;
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
 * Runs the tests of a lesson, or of a copy of it, against Express.
 *
 * @param directory - the folder with its package.json
 * @param signal - when aborted, the run is given up
 * @throws Error if Jest gives no report within two minutes, or was given up
 */
export async function runTests(
  directory: string,
  signal?: AbortSignal,
): Promise<TestRun> {
  const require = createRequire(join(directory, "package.json"));
  // A request that hangs keeps its connection, and Jest would wait for it. In
  // one process, so that a test that never ends is ended with it.
  const output = await runNode(
    [
      require.resolve("jest/bin/jest"),
      "--ci",
      "--json",
      "--forceExit",
      "--runInBand",
    ],
    directory,
    signal,
  );
  const { success, testResults } = JSON.parse(output) as JestReport;
  const failures = testResults.flatMap(
    ({ name, status, message, assertionResults }): Failure[] => {
      const failed = assertionResults.flatMap(
        ({ fullName, failureMessages: [first] }) =>
          first === undefined ? [] : [toFailure(fullName, first)],
      );
      return failed.length === 0 && status === "failed"
        ? [toFailure(relative(directory, name), message)]
        : failed;
    },
  );
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return { passed: success, tests: tests.length, failures };
}

function toFailure(name: string, text: string): Failure {
  const [message = ""] = text.split(/\n\s+at /, 1);
  return {
    name,
    message: message.trim(),
    isAssertion: ASSERTION.test(text),
  };
}

/** What a program of Node's prints, whatever its exit code. */
function runNode(
  args: readonly string[],
  cwd: string,
  signal: AbortSignal | undefined,
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      args,
      {
        cwd,
        env: { ...plainEnvironment(), NO_COLOR: "1" },
        timeout: TIMEOUT_MS,
        killSignal: "SIGKILL",
        maxBuffer: OUTPUT_MAX,
        signal,
      },
      (error, stdout, stderr) => {
        if (stdout) resolve(stdout);
        else {
          const reason = error?.killed
            ? `they did not end within ${TIMEOUT_MS / 1000} seconds`
            : stderr.trim();
          reject(new Error(`the tests did not run: ${reason}`));
        }
      },
    );
  });
}
