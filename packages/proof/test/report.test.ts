import { expect, test } from "@jest/globals";
import { isEnough, score } from "../src/mutants/report.ts";
import type { Result } from "../src/mutants/try-mutants.ts";

function result(killed: number, timedOut: number, survived: number): Result {
  return {
    place: "05-dynamic-routes",
    date: "2026-11-28",
    node: "v20.19.0",
    killed,
    timedOut,
    survivors: Array.from({ length: survived }, () => ({
      file: "src/app.ts",
      change: "1 → 2",
    })),
  };
}

test.each([
  [8, 1, 1, 90],
  [0, 0, 5, 0],
  [5, 0, 0, 100],
  // Rounded down: 89.96 is not the 90 that is demanded.
  [2249, 0, 251, 89.9],
  [2, 0, 1, 66.6],
])("%i killed, %i timed out, %i survived: %d", (killed, late, alive, of100) => {
  expect(score(result(killed, late, alive))).toBe(of100);
});

test("where nothing was changed nothing is missing", () => {
  expect(score(result(0, 0, 0))).toBe(100);
});

test("enough is what is demanded; of a few changes one may survive", () => {
  expect(isEnough(result(18, 0, 2), 90)).toBe(true);
  expect(isEnough(result(17, 0, 2), 90)).toBe(false);
  expect(isEnough(result(3, 0, 1), 90)).toBe(true);
});
