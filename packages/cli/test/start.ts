import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { BIN, environment } from "./decant.ts";

/** A `decant` that runs on, and what it has printed. */
export interface Started {
  readonly child: ReturnType<typeof spawn>;
  readonly lines: string[];
  /**
   * Waits until a line has come that was not waited for before.
   *
   * @returns all lines since then, that one included
   */
  readonly until: (wanted: string) => Promise<string[]>;
}

/** Starts `decant` as a user does whose output is no terminal. */
export function start(
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Started {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd: options.cwd,
    env: environment(options.env),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on("line", (line) => lines.push(line));
  let seen = 0;
  return {
    child,
    lines,
    until: async (wanted) => {
      while (!lines.includes(wanted, seen)) await once(output, "line");
      const end = lines.indexOf(wanted, seen) + 1;
      const since = lines.slice(seen, end);
      seen = end;
      return since;
    },
  };
}
