// Runs test/app.test.ts once for each mutant of src/app.ts, in one
// Jest. In: [{ name, from, to }], as JSON in the first argument. Out:
// { name: [[title, message], …] }, the tests that failed, as JSON.

import { fileURLToPath } from "node:url";
import preset from "@decant/shared/jest-preset";
import { runCLI } from "jest";

const rootDir = fileURLToPath(new URL("../..", import.meta.url));
const transformer = fileURLToPath(
  import.meta.resolve("./transform.js"),
);

const projects = JSON.parse(process.argv[2]).map(
  ({ name, from, to }) => ({
    ...preset,
    rootDir,
    displayName: name,
    testMatch: ["**/test/app.test.ts"],
    transform: {
      "/src/app\\.ts$": [transformer, { from, to }],
      ...preset.transform,
    },
  }),
);
const config = JSON.stringify({ rootDir, projects });
const { results } = await runCLI(
  { config, silent: true, reporters: [], _: [], $0: "" },
  [rootDir],
);

const failed = results.testResults.map(
  ({ displayName, testResults, testExecError }) => [
    displayName.name,
    testExecError?.message ??
      testResults
        .filter(({ status }) => status === "failed")
        .map(({ title, failureMessages: [message] }) => [
          title,
          message,
        ]),
  ],
);
console.log(JSON.stringify(Object.fromEntries(failed)));
