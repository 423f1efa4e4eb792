// npm run fuzz -- 5 9 --runs 2000: sends lessons hostile requests, and demands
// an answer below 500 to each, within two seconds, at the second try at the
// latest. Without a name: all lessons.
import { parseArgs } from "node:util";
import {
  findLesson,
  type Lesson,
  readLessons,
  type Side,
} from "@decant/catalog";
import { available } from "@decant/lab";
import { ROOT } from "../root.ts";
import { fuzzSide } from "./fuzz-side.ts";

const RUNS = 2000;
/** Kept, so that a run can be repeated; choose another with --seed. */
const SEED = 20_261_128;
const MOST = 1_000_000;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string" }, seed: { type: "string" } },
});
const runs = readNumber("--runs", values.runs, RUNS);
const seed = readNumber("--seed", values.seed, SEED);
const lessons = readLessons(ROOT);
const chosen =
  positionals.length === 0 ? lessons : positionals.map(requireLesson);
console.log(`${runs} requests to each lesson, seed ${seed}.`);
for (const lesson of chosen) await fuzzLesson(lesson);

async function fuzzLesson(lesson: Lesson): Promise<void> {
  const share = Math.ceil(runs / lesson.sides.length);
  await Promise.all(lesson.sides.map((side) => fuzz(lesson, side, share)));
}

async function fuzz(lesson: Lesson, side: Side, share: number) {
  const name = `${lesson.folder}, ${side.label}`;
  const missing = available(lesson, side.name);
  if (missing) {
    console.log(`${name}: left out. ${missing}`);
    return;
  }
  const { sent, slowestMs, problem } = await fuzzSide(lesson, side, {
    seed,
    runs: share,
  });
  const slowest = `the slowest answer took ${Math.round(slowestMs)} ms`;
  console.log(`${name}: ${sent} requests, ${slowest}.`);
  if (problem === undefined) return;
  console.log(`WRONG: ${name}: ${problem}`);
  process.exitCode = 1;
}

function requireLesson(name: string): Lesson {
  const lesson = findLesson(lessons, name);
  if (lesson) return lesson;
  throw new Error(`There is no lesson "${name}".`);
}

function readNumber(option: string, text: string | undefined, usual: number) {
  if (text === undefined) return usual;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= 1 && number <= MOST * 100) return number;
  throw new Error(`${option} is a number from 1 to ${MOST * 100}.`);
}
