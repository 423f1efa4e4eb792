import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import preset from "@decant/shared/jest-esm-preset";

// The tests that run Flask need the environment of `npx decant flask`.
const folder = process.platform === "win32" ? "Scripts" : "bin";
const python =
  process.env.PYTHON ??
  fileURLToPath(new URL(`../../.venv/${folder}/python`, import.meta.url));
const flask = spawnSync(python, ["-c", "import flask"]).status === 0;
if (!flask)
  console.log("Flask is not installed: test/flask.test.ts is left out.");
// Lessons in temporary folders have no environment above them.
if (flask) process.env.PYTHON = python;

export default {
  ...preset,
  // Many tests start processes.
  testTimeout: 20_000,
  testPathIgnorePatterns: flask ? [] : ["/flask\\.test\\.ts$"],
};
