import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { versionLine } from "../../src/export/versions.ts";
import { ROOT, write } from "../made-up.ts";

const RUNS =
  /Express \d+\.\d+\.\d+, Flask \d+\.\d+\.\d+, CPython 3\.\d+\.\d+ in Pyodide \d+\.\d+\.\d+$/;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "decant-versions-"));
  for (const name of ["package-lock.json", "requirements.lock"]) {
    writeFileSync(join(root, name), readFileSync(join(ROOT, name)));
  }
});
afterEach(() => rmSync(root, { recursive: true }));

test("without a checkout it says what runs", () => {
  expect(versionLine(root)).toMatch(new RegExp(`^${RUNS.source}`));
});

test("of a checkout it says the commit, and whether files have changed", () => {
  const git = (...args: string[]) =>
    execFileSync(
      "git",
      ["-c", "user.name=A", "-c", "user.email=a@b.example", ...args],
      { cwd: root },
    );
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "one");
  expect(versionLine(root)).toMatch(
    new RegExp(`^[\\da-f]{7,}: ${RUNS.source}`),
  );
  write(root, ".", { "requirements.lock": "flask==3.1.3 \\\n" });
  expect(versionLine(root)).toMatch(
    new RegExp(`^[\\da-f]{7,}-dirty: ${RUNS.source}`),
  );
});
