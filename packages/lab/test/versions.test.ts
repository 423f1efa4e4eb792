import { afterAll, expect, test } from "@jest/globals";
import { findSide } from "../src/hosts.ts";
import { describeVersions, missingRequirements } from "../src/versions.ts";
import { makeLesson, makeSide, removeLessons } from "./make-lesson.ts";

afterAll(removeLessons);

function sideThatImports(name: string, specifier: string) {
  const path = `src/${name}.ts`;
  const text = `import it from "${specifier}";\n`;
  const file = { path, text, markers: [], regions: [] };
  return {
    ...makeSide(name, path),
    files: [{ ...file, language: "typescript" as const }],
  };
}

test("a side is described without what another side alone names", () => {
  const express = sideThatImports("express", "express");
  const other = sideThatImports("other", "zod/mini");
  const dependencies = {
    "@decant/shared": "*",
    express: "5",
    zod: "4",
    tsx: "4",
  };
  const lesson = makeLesson(
    { "package.json": JSON.stringify({ dependencies }) },
    { sides: [express, other] },
  );
  expect(describeVersions(lesson, express, undefined)).toMatch(
    /^Express 5\.\S+, tsx 4\.\S+$/,
  );
  expect(describeVersions(lesson, other, undefined)).toMatch(
    /^zod 4\.\S+, tsx 4\.\S+$/,
  );
});

test("what is not installed is missing", () => {
  const express = sideThatImports("express", "express");
  const dependencies = { express: "5", "not-there": "1" };
  const lesson = makeLesson(
    { "package.json": JSON.stringify({ dependencies }) },
    { sides: [express] },
  );
  expect(describeVersions(lesson, express, undefined)).toMatch(
    /^Express 5\.\S+, not-there \(missing\)$/,
  );
  expect(missingRequirements(lesson, express, undefined)).toEqual([
    "not-there",
  ]);
});

test("a Python that cannot be run is told", () => {
  const lesson = makeLesson({ "flask/requirements.txt": "Flask\n" });
  const flask = findSide(lesson, "flask");
  expect(() => describeVersions(lesson, flask, "/no/python")).toThrow(
    expect.objectContaining({
      kind: "not-started",
      message: expect.stringMatching(/^\/no\/python failed: .*\.$/),
    }),
  );
});
