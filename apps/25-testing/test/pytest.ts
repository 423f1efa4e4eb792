// Runs pytest in copies of the Flask side.

import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPython, plainEnvironment } from "@decant/shared/host";
import { afterAll, expect } from "@jest/globals";

export const lesson = join(expect.getState().testPath ?? "", "../..");
export const python = findPython(lesson) ?? "python3";

export const root = mkdtempSync(join(tmpdir(), "decant-"));
afterAll(() => rmSync(root, { recursive: true }));

/** Copies the app and its tests. */
export function copy(name: string): string {
  const folder = join(root, name);
  cpSync(join(lesson, "flask"), folder, { recursive: true });
  return folder;
}

export const environment = {
  ...plainEnvironment(),
  NO_COLOR: "1",
  PYTHONDONTWRITEBYTECODE: "1",
};

/** Runs pytest; resolves to what it printed, whatever its exit code. */
export function pytest(
  cwd: string,
  ...args: string[]
): Promise<string> {
  return new Promise((resolve) => {
    execFile(
      python,
      ["-m", "pytest", "-q", "-p", "no:cacheprovider", ...args],
      { cwd, env: environment },
      (_error, stdout) => resolve(stdout),
    );
  });
}

/** What pytest counted, without the time. */
export function lastLine(output: string): string | undefined {
  const line = output.trimEnd().split("\n").at(-1);
  return line?.replace(/ in [\d.]+s$/, "");
}
