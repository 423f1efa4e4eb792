// Runs all of app.test.ts once more: `npm run test:live`.

import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@jest/globals";

const testPath = expect.getState().testPath ?? "";
const lesson = join(testPath, "../..");
const require = createRequire(testPath);

test("coverage: all but the mail that is printed", async () => {
  const report = mkdtempSync(join(tmpdir(), "decant-"));
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        require.resolve("jest/bin/jest"),
        "test/app.test.ts",
        "--coverage",
        "--coverageReporters=text",
        `--coverageDirectory=${report}`,
      ],
      { cwd: lesson, env: { ...process.env, NO_COLOR: "1" } },
    );
    const missing = /^ app\.ts .*\| (.+?)\s*$/m.exec(stdout)?.[1];
    expect(missing).toBe("13");
  } finally {
    rmSync(report, { recursive: true });
  }
}, 60_000);
