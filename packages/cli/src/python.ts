import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";

/** A Python that can make a virtual environment for Flask. */
export interface Python {
  readonly command: string;
  /** What stands before the other arguments: `-3` for Windows' `py`. */
  readonly args: readonly string[];
  /** `3.12.4` */
  readonly version: string;
}

const OLDEST = [3, 11] as const;

/** What PYTHON names, else what the platform calls Python 3. */
function candidates(): readonly (readonly string[])[] {
  const named = process.env["PYTHON"];
  if (named) return [[named]];
  return process.platform === "win32"
    ? [["py", "-3"], ["python"]]
    : [["python3"], ["python"]];
}

/** The first Python 3 that runs, of whatever version. */
export function findSystemPython(): Python | undefined {
  for (const [command = "", ...args] of candidates()) {
    const version = readVersion(command, args);
    if (version) return { command, args, version };
  }
  return undefined;
}

function readVersion(command: string, args: readonly string[]) {
  try {
    const output = execFileSync(command, [...args, "--version"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return /^Python (3\.\d+\.\d+)/.exec(output)?.[1];
  } catch {
    return undefined;
  }
}

/** Whether Flask 3.1 and the lessons' other packages run on that version. */
export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** The interpreter that runs the Python sides: PYTHON, else that of `.venv`. */
export function sidePython(root: string): string {
  return process.env["PYTHON"] || venvPython(join(root, ".venv"));
}

/** The interpreter of a virtual environment. */
export function venvPython(venv: string): string {
  return process.platform === "win32"
    ? join(venv, "Scripts", "python.exe")
    : join(venv, "bin", "python");
}

/**
 * Whether an interpreter runs and has a whole pip: the file that says who
 * installed it is the last one that its installation writes.
 */
export function hasPip(python: string): boolean {
  const program =
    "import importlib.metadata as m; m.distribution('pip').read_text('INSTALLER') or exit(1)";
  return spawnSync(python, ["-c", program], { stdio: "ignore" }).status === 0;
}

/** How to get Python on this platform, as the end of a sentence. */
export function howToGetPython(): string {
  if (process.platform === "darwin") return "brew install python";
  if (process.platform === "win32") return "winget install Python.Python.3.13";
  return "apt-get install python3 python3-venv";
}
