import { constants, setPriority } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Lesson, Side } from "@decant/catalog";
import {
  findPython,
  type Host,
  startFlaskHost,
  startHost,
} from "@decant/shared/host";
import { missingRequirements } from "./versions.ts";

const TSX = import.meta.resolve("tsx");
const EXPRESS_HOST = fileURLToPath(
  new URL("./express-host.ts", import.meta.url),
);
const HEAP_MB = 512;
const PRIORITY = constants.priority.PRIORITY_BELOW_NORMAL;
export const CAN_FORK = process.platform !== "win32";
/** The lessons' own: it allows the decorators that NestJS needs. */
const TSCONFIG = fileURLToPath(
  new URL("../../../tsconfig.base.json", import.meta.url),
);

/**
 * Finds a side of a lesson.
 *
 * @throws Error if the lesson has no side of that name
 */
export function findSide(lesson: Lesson, name: string): Side {
  const side = lesson.sides.find((candidate) => candidate.name === name);
  if (side) return side;
  const names = lesson.sides.map((candidate) => candidate.name).join(", ");
  throw new Error(`${lesson.folder} has no side "${name}": it has ${names}.`);
}

/**
 * Tells whether a side can run here.
 *
 * @returns undefined if it can, else one sentence: what is missing, and how to
 *   get it
 */
export function available(lesson: Lesson, name: string): string | undefined {
  const side = findSide(lesson, name);
  const python = side.language === "python";
  if (python && !pythonFor(lesson)) {
    return "Flask is not installed: `npx decant flask` installs it.";
  }
  const missing = missingRequirements(lesson, side, pythonFor(lesson));
  if (missing.length === 0) return undefined;
  const command = python ? "npx decant flask" : "npm install";
  return `${side.label} needs ${missing.join(", ")}: \`${command}\` installs what is missing.`;
}

/**
 * Starts a process for a side; it has not loaded the side yet.
 *
 * @param forks - whether a Python process runs each app in a child of its own,
 *   where the system has such children
 */
export function startHostFor(
  lesson: Lesson,
  side: Side,
  { forks = false } = {},
): Host {
  const python = side.language === "python" && pythonFor(lesson);
  const options = forks && CAN_FORK ? (["--fork"] as const) : [];
  const host = python ? startFlaskHost(python, ...options) : startNode();
  yieldToPages(host);
  return host;
}

function startNode(): Host {
  return startHost(
    process.execPath,
    [
      `--max-old-space-size=${HEAP_MB}`,
      "--import",
      TSX,
      "--conditions=@decant/source",
      EXPRESS_HOST,
    ],
    { TSX_TSCONFIG_PATH: TSCONFIG },
  );
}

/** Pages come first: a lesson has the processor that they leave. */
function yieldToPages({ pid }: Host): void {
  try {
    if (pid !== undefined) setPriority(pid, PRIORITY);
  } catch {
    // It has ended, or the system does not allow it.
  }
}

/** What a host opens: a Python side's folder, a TypeScript side's file. */
export function hostPath(side: Side): string {
  return side.language === "python" ? dirname(side.entry) : side.entry;
}

const pythons = new Map<string, string>();

/** As `findPython`, which starts a process: what it found is kept. */
export function pythonFor(lesson: Lesson): string | undefined {
  const key = `${process.env["PYTHON"]} ${dirname(lesson.directory)}`;
  const python = pythons.get(key) ?? findPython(lesson.directory);
  if (python) pythons.set(key, python);
  return python;
}
