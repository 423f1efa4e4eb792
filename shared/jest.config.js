import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import preset from "./jest-preset.js";

// The test that runs Python apps needs the environment of `npx decant flask`.
const folder = process.platform === "win32" ? "Scripts" : "bin";
const python =
  process.env.PYTHON ??
  fileURLToPath(new URL(`../.venv/${folder}/python`, import.meta.url));
const check = spawnSync(python, ["-c", "import flask, uvicorn"]);
if (check.status !== 0) {
  console.log(
    "Flask or uvicorn is not installed: test/flask-host.test.ts is left out.",
  );
}

export default {
  ...preset,
  testPathIgnorePatterns: [
    ...(check.status === 0 ? [] : ["/flask-host\\.test\\.ts$"]),
    ...(process.platform === "win32"
      ? ["/(find-python|host-group)\\.test\\.ts$"]
      : []),
  ],
};
