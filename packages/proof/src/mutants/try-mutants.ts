import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type {
  LogLevel,
  MutantResult,
  PartialStrykerOptions,
} from "@stryker-mutator/api/core";
import { Stryker } from "@stryker-mutator/core";
import { ROOT } from "../root.ts";
import type { Place } from "./places.ts";
import { isSampled } from "./sample.js";
import { formatChange, readNamed, type Survivor } from "./survivors.ts";

const CORES = availableParallelism();

/** What the tests of one place noticed. */
export interface Result {
  readonly place: string;
  readonly date: string;
  readonly node: string;
  /** Where a Flask side was changed. */
  readonly python?: string;
  /** Changes that a test failed on, or that made the tests run for ever. */
  readonly killed: number;
  readonly timedOut: number;
  /** Changes that no test noticed, each as often as it was made. */
  readonly survivors: readonly Survivor[];
}

/**
 * Changes the sources of a place, one small change after the other, and runs
 * the tests that reach it. Takes one to six minutes for most lessons.
 */
export async function tryMutants(place: Place): Promise<Result> {
  process.chdir(place.directory);
  const stryker = new Stryker(await options(place));
  const mutants = await stryker.runMutationTest();
  const having = (...statuses: MutantResult["status"][]) =>
    mutants.filter(
      (each) =>
        statuses.includes(each.status) && (!place.sampled || isSampled(each)),
    );
  return {
    place: place.name,
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    killed: having("Killed").length,
    timedOut: having("Timeout").length,
    survivors: having("Survived", "NoCoverage").map((mutant) =>
      describe(mutant, place),
    ),
  };
}

async function options({
  name,
  directory,
  sampled,
}: Place): Promise<PartialStrykerOptions> {
  const { leftOut, notAsked } = readNamed(name);
  const jest = await readJestConfig(directory);
  return {
    testRunner: "jest",
    plugins: [
      import.meta.resolve("@stryker-mutator/jest-runner"),
      import.meta.resolve("./sample.js"),
    ],
    checkers: sampled ? ["sample"] : [],
    mutate: [
      "src/**/*.ts",
      "!src/**/server.ts",
      ...leftOut.map((file) => `!${file}`),
    ],
    coverageAnalysis: "perTest",
    // The tests of the packages are ES modules; to others it makes no difference.
    testRunnerNodeArgs: ["--experimental-vm-modules", "--no-warnings"],
    // swc ignores it, and Stryker cannot read it with TypeScript 7.
    tsconfigFile: "none",
    jest: {
      projectType: "custom",
      config: {
        ...jest,
        // Jest's own limit would take a slow test for one that fails.
        testTimeout: 120_000,
        testPathIgnorePatterns: [
          ...(jest.testPathIgnorePatterns ?? ["/node_modules/"]),
          ...notAsked.map((file) => `/${file.replaceAll(".", "\\.")}$`),
        ],
      },
    },
    reporters: ["progress-append-only"],
    concurrency: CORES,
    // A busy machine is slow: only what runs for ever may run out of time.
    timeoutMS: 10_000,
    // As deep as the place itself: tests read files beside it.
    tempDirName: join(ROOT, ".decant"),
    allowConsoleColors: false,
    logLevel: "warn" as LogLevel,
    warnings: false,
  };
}

interface JestConfig {
  readonly testPathIgnorePatterns?: readonly string[];
}

/** A lesson's is JSON, a package's a module. */
async function readJestConfig(directory: string): Promise<JestConfig> {
  const file = join(directory, "jest.config.json");
  if (existsSync(file)) {
    return JSON.parse(readFileSync(file, "utf8")) as JestConfig;
  }
  const { href } = pathToFileURL(join(directory, "jest.config.js"));
  return ((await import(href)) as { default: JestConfig }).default;
}

/** A mutant as one line: what stood there, and what stands there now. */
function describe(mutant: MutantResult, { directory }: Place): Survivor {
  const file = relative(directory, mutant.fileName).split(sep).join("/");
  const { start, end } = mutant.location;
  const lines = readFileSync(mutant.fileName, "utf8")
    .split("\n")
    .slice(start.line - 1, end.line);
  lines.push((lines.pop() ?? "").slice(0, end.column - 1));
  lines.unshift((lines.shift() ?? "").slice(start.column - 1));
  return {
    file,
    change: formatChange(lines.join(" "), mutant.replacement),
  };
}
