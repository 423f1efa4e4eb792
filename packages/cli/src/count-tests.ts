import { execFile } from "node:child_process";
import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { promisify } from "node:util";

interface JestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly unknown[];
  }[];
}

/** The path of Jest's program, as a lesson's folder finds it. */
export function jestProgram(folder: string): string {
  return createRequire(join(folder, "package.json")).resolve("jest/bin/jest");
}

/**
 * Counts the tests of lessons: Jest loads each file and reports its cases, rows
 * of `test.each` included, without running one.
 *
 * @param root - the repository's folder
 * @param lessons - the lessons' folder names, at least one
 * @returns the number of tests by the folder's name
 */
export async function countTests(
  root: string,
  lessons: readonly string[],
): Promise<Map<string, number>> {
  const apps = join(realpathSync(root), "apps");
  const folders = lessons.map((folder) => join(apps, folder));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      jestProgram(root),
      "--json",
      "--testNamePattern=(?!)", // no name matches
      "--projects",
      ...folders,
    ],
    { cwd: root, maxBuffer: 64 * 1024 * 1024 },
  );
  const { testResults } = JSON.parse(stdout) as JestReport;
  return new Map(
    folders.map((folder) => [
      basename(folder),
      testResults
        .filter(({ name }) => name.startsWith(join(folder, "/")))
        .reduce(
          (sum, { assertionResults }) => sum + assertionResults.length,
          0,
        ),
    ]),
  );
}
