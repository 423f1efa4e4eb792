import { expect, test } from "@jest/globals";
import { hasPip, isNewEnough } from "../src/python.ts";

test.each([
  ["3.11.0", true],
  ["3.13.2", true],
  ["3.9.19", false],
  ["2.7.18", false],
  ["4.0.0", true],
])("Python %s: %s", (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
});

test("an interpreter that is not there has no pip", () => {
  expect(hasPip("no-such-python")).toBe(false);
});
