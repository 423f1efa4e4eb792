import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { findPython } from "../find-python.ts";

/**
 * Runs a script with the lesson's Python, in the folder of its Flask side.
 *
 * @param lesson - the lesson's folder
 * @param args - what the script finds in `sys.argv[1:]`
 * @returns what the script prints, which is JSON
 * @throws Error with what Python says if the script fails
 */
export function runPython(
  lesson: string,
  script: string,
  args: readonly string[] = [],
): unknown {
  const python = findPython(lesson) ?? "python3";
  const printed = execFileSync(python, ["-B", "-c", script, ...args], {
    cwd: join(lesson, "flask"),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  return JSON.parse(printed);
}
