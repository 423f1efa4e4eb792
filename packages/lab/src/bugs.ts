import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bug, Lesson } from "@decant/catalog";
import {
  applyPatch,
  createTwoFilesPatch,
  FILE_HEADERS_ONLY,
  parsePatch,
} from "diff";
import { makeTemporaryCopy } from "./copies.ts";
import { runTests } from "./run-tests.ts";

const MESSAGE_MAX = 200;
/** The lines around a change in a diff. */
const CONTEXT = 3;
/** Of the tests only those that a lesson shows may be wrong. */
const PATCHED = /^((src|flask|templates)\/[^\\]+|test\/app\.test\.ts)$/;

/** Whether a seeded bug is caught by its lesson's tests. */
export interface BugCheck {
  /** Whether at least one test failed on an assertion. */
  failed: boolean;
  /** For each such test its name and the first line of the assertion. */
  messages: string[];
  /** Why there is no verdict: the patch does not apply, or no test ran. */
  error?: string;
}

/**
 * Applies a seeded bug to a copy of its lesson and runs the tests there.
 *
 * @returns the verdict; `failed` is what a good bug reaches
 */
export async function checkBug(lesson: Lesson, bug: Bug): Promise<BugCheck> {
  const copy = makeTemporaryCopy(lesson);
  try {
    applyBug(copy.lesson.directory, bug);
    return await judge(copy.lesson.directory);
  } catch (error) {
    return { failed: false, messages: [], error: (error as Error).message };
  } finally {
    copy.remove();
  }
}

/**
 * Applies a bug's diff to a copy of its lesson.
 *
 * @param directory - the copy's folder
 * @throws Error if the diff does not fit the files: nothing fuzzy is tried
 */
export function applyBug(directory: string, bug: Bug): void {
  for (const { name, wrong } of plant(directory, bug)) {
    writeFileSync(join(directory, name), wrong);
  }
}

/**
 * What a bug makes of its lesson's files.
 *
 * @returns the whole text of each file that it changes, by path
 * @throws Error as {@link applyBug}
 */
export function buggedFiles(lesson: Lesson, bug: Bug): Record<string, string> {
  return Object.fromEntries(
    Array.from(plant(lesson.directory, bug), ({ name, wrong }) => [
      name,
      wrong,
    ]),
  );
}

/**
 * The author's fix of a bug: the way back from it to the lesson as it is.
 *
 * @returns a unified diff, its paths relative to the lesson
 * @throws Error as {@link applyBug}
 */
export function fixOf(lesson: Lesson, bug: Bug): string {
  return Array.from(plant(lesson.directory, bug), ({ name, right, wrong }) =>
    createTwoFilesPatch(`a/${name}`, `b/${name}`, wrong, right, "", "", {
      context: CONTEXT,
      headerOptions: FILE_HEADERS_ONLY,
    }),
  ).join("");
}

/** Each file that a bug's diff changes, as it is and as the bug has it. */
function* plant(directory: string, bug: Bug) {
  for (const patch of parsePatch(bug.diff)) {
    const name = patch.newFileName?.replace(/^b\//, "") ?? "";
    const path = join(directory, name);
    if (!PATCHED.test(name) || name.includes("..")) {
      throw new Error(
        `bugs/${bug.name}.patch changes "${name}": a bug is in src, flask, templates or test/app.test.ts.`,
      );
    }
    const right = existsSync(path) && readFileSync(path, "utf8");
    const wrong = right !== false && applyPatch(right, patch);
    if (right === false || wrong === false) {
      throw new Error(
        `bugs/${bug.name}.patch does not apply to ${name}: make it anew from the file as it is.`,
      );
    }
    yield { name, right, wrong };
  }
}

async function judge(copy: string): Promise<BugCheck> {
  const { tests, failures } = await runTests(copy);
  if (tests === 0) {
    const error = failures[0]?.message ?? "the lesson has no test";
    return { failed: false, messages: [], error };
  }
  const messages = failures
    .filter(({ isAssertion }) => isAssertion)
    .map(
      ({ name, message }) =>
        `${name}: ${message.split("\n")[0]?.slice(0, MESSAGE_MAX)}`,
    );
  return { failed: messages.length > 0, messages };
}
