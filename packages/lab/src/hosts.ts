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

/** What is the same for sides that a spare process of one kind can take. */
export function hostKind(lesson: Lesson, side: Side): string {
  return side.language === "python" ? `python ${pythonFor(lesson)}` : "node";
}

/** Starts a process for a side; it has not loaded the side yet. */
export function startHostFor(lesson: Lesson, side: Side): Host {
  const python = side.language === "python" && pythonFor(lesson);
  if (python) return startFlaskHost(python);
  return startHost(
    process.execPath,
    ["--import", TSX, "--conditions=@decant/source", EXPRESS_HOST],
    { TSX_TSCONFIG_PATH: TSCONFIG },
  );
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
