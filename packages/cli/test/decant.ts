import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

export const BIN = fileURLToPath(new URL("../bin/decant.mjs", import.meta.url));

/** How a run of the command ended. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `decant` as a user does whose output is no terminal. */
export function decant(
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [BIN, ...args],
      { cwd: options.cwd, env: environment(options.env) },
      (error, stdout, stderr) => {
        const code = error ? Number(error.code ?? -1) : 0;
        resolve({ code, stdout, stderr });
      },
    );
    child.stdin?.end();
  });
}

/** This process's environment without what would change the output. */
export function environment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const changing = new Set([
    "PORT",
    "COLUMNS",
    "TARGET",
    "PYTHON",
    "NODE_OPTIONS",
  ]);
  const kept = Object.entries(process.env).filter(
    ([name]) => !changing.has(name),
  );
  return { ...Object.fromEntries(kept), ...more };
}
