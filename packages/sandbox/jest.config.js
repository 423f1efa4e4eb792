import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import preset from "@decant/shared/jest-esm-preset";

const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
const isThere = existsSync(chromium);
if (!isThere)
  console.log(`${chromium} is not there: test/browser is left out.`);
// Flask's packages are packed from the environment of `npx decant flask`.
const folder = process.platform === "win32" ? "Scripts" : "bin";
const python =
  process.env.PYTHON ??
  fileURLToPath(new URL(`../../.venv/${folder}/python`, import.meta.url));
const flask = spawnSync(python, ["-c", "import flask"]).status === 0;
if (!flask)
  console.log(
    "Flask is not installed: test/browser/flask.test.ts is left out.",
  );

export default {
  ...preset,
  // A browser is started, and packages are bundled for it.
  testTimeout: 300_000,
  testPathIgnorePatterns: [
    ...(isThere ? [] : ["/test/browser/"]),
    ...(flask ? [] : ["/test/browser/flask\\.test\\.ts$"]),
  ],
};
