import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { formatProblem } from "../checks/problem.ts";
import {
  findSystemPython,
  hasPip,
  howToGetPython,
  isNewEnough,
  type Python,
  venvPython,
} from "../python.ts";
import { findRoot } from "../repository.ts";
import { findUnlocked } from "../requirements.ts";
import { print, withProgress } from "../terminal.ts";
import { UserError } from "../user-error.ts";

const execute = promisify(execFile);

/**
 * Makes `.venv` at the root where there is none that works, and installs into
 * it what requirements.lock holds, each file with the hash that stands there.
 *
 * @throws UserError without a Python of 3.11 or newer, for a lesson's
 *   requirement that is not locked, and if pip fails, with pip's own last line
 */
export async function installFlask(): Promise<void> {
  const root = findRoot();
  const [unlocked] = findUnlocked(root);
  if (unlocked) throw new UserError(formatProblem(unlocked));
  const venv = join(root, ".venv");
  const python = venvPython(venv);
  if (!hasPip(python)) await makeEnvironment(venv);
  await withProgress("Installing requirements.lock into .venv", () =>
    explain("pip could not install the packages", [
      python,
      "-m",
      "pip",
      "install",
      "--disable-pip-version-check",
      "--no-input",
      "--quiet",
      "--require-hashes",
      "--requirement",
      join(root, "requirements.lock"),
    ]),
  );
  print(
    "Installed into .venv what requirements.lock holds.",
    "Flask now runs live: npx decant run 5 --flask",
  );
}

async function makeEnvironment(venv: string): Promise<void> {
  const python = requirePython();
  await withProgress(`Making .venv with Python ${python.version}`, () =>
    explain("Python could not make .venv", [
      python.command,
      ...python.args,
      "-m",
      "venv",
      "--clear",
      venv,
    ]),
  );
}

function requirePython(): Python {
  const python = findSystemPython();
  if (!python) {
    throw new UserError(
      `There is no Python 3 here: get it with ${howToGetPython()}, or name one with PYTHON=<path>.`,
    );
  }
  if (!isNewEnough(python.version)) {
    throw new UserError(
      `${python.command} is Python ${python.version}, and Flask's side needs 3.11 or newer: get it with ${howToGetPython()}, or name one with PYTHON=<path>.`,
    );
  }
  return python;
}

/** Runs a program and turns its failure into one sentence. */
async function explain(
  what: string,
  [command = "", ...args]: readonly string[],
): Promise<void> {
  try {
    await execute(command, args);
  } catch (error) {
    const { stderr, stdout, message } = error as Error & {
      stderr?: string;
      stdout?: string;
    };
    const output = `${stdout ?? ""}\n${stderr ?? ""}`;
    throw new UserError(`${what}: ${reason(output, message)}`);
  }
}

function reason(output: string, fallback: string): string {
  if (output.includes("ensurepip is not available")) {
    return "its venv module is incomplete; get it with apt-get install python3-venv.";
  }
  if (/NewConnectionError|ConnectTimeout|Name or service/.test(output)) {
    return "the package index cannot be reached; check the network.";
  }
  const lines = output.split("\n").map((each) => each.trim());
  return (
    lines.findLast((each) => each.startsWith("ERROR:")) ??
    lines.findLast((each) => each !== "") ??
    fallback
  );
}
