import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { mostStudents, playStep, processorTime } from "../src/scale/fan-out.ts";
import { COSTS, limits, MEASURED, scaleTable } from "../src/scale/measured.ts";

const ONE = { processes: 1, cores: 1, voting: 1 };

describe("playStep", () => {
  const costs = { step: 10, send: 0.1, vote: 0.2, relay: 5 };

  test("one process writes to its students one after the other", () => {
    const { p50, p99, last, load } = playStep(costs, {
      ...ONE,
      students: 1000,
    });
    expect([p50, p99, last, load].map((value) => value.toFixed(1))).toEqual([
      "60.0",
      "109.0",
      "110.0",
      "0.2",
    ]);
  });

  test("two processes on two cores take half of the time, and the way through Redis", () => {
    const crowd = { students: 1000, processes: 2, cores: 2, voting: 1 };
    expect(playStep(costs, crowd).last.toFixed(1)).toBe("65.0");
    // On one core they share it.
    expect(playStep(costs, { ...crowd, cores: 1 }).last.toFixed(1)).toBe(
      "125.0",
    );
  });

  test("mostStudents is the last number that fits", () => {
    const most = mostStudents(costs, ONE, 250);
    expect(playStep(costs, { ...ONE, students: most }).p99).toBeLessThan(250.1);
    expect(
      playStep(costs, { ...ONE, students: most + 20 }).p99,
    ).toBeGreaterThan(250);
  });
});

describe("the model and the measured points", () => {
  test.each(MEASURED)("$students students agree within 20%", (point) => {
    const told = processorTime(COSTS, point.students);
    expect(Math.abs(told - point.stepMs)).toBeLessThan(0.2 * point.stepMs);
  });

  test("SCALE.md has what they say", () => {
    const page = readFileSync(new URL("../SCALE.md", import.meta.url), "utf8");
    expect(page).toContain(scaleTable());
    const { steps, votes } = limits();
    expect(page).toContain(`to ${steps.toLocaleString("en")} students within`);
    expect(page).toContain(`Votes are: ${votes.toLocaleString("en")} a second`);
    for (const { students, stepMs } of MEASURED) {
      expect(page).toContain(`| ${students} | ${stepMs.toFixed(1)} ms |`);
    }
  });
});
