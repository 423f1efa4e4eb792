import { describe, expect, test } from "@jest/globals";
import { allPlaces, findPlace } from "../src/mutants/places.ts";

describe("findPlace", () => {
  test.each([
    ["5", "05-dynamic-routes", 90],
    ["05", "05-dynamic-routes", 90],
    ["25", "25-testing", 90],
    ["05-dynamic-routes", "05-dynamic-routes", 90],
    ["shared", "shared", 85],
    ["exchange", "exchange", 85],
    ["catalog", "catalog", 85],
    ["lab", "lab", 85],
  ])("%s is %s", (text, name, demanded) => {
    expect(findPlace(text, "typescript")).toMatchObject({ name, demanded });
  });

  test("a Flask side is in its lesson's folder", () => {
    const express = findPlace("16", "typescript");
    expect(findPlace("16", "python")).toEqual({
      ...express,
      name: "16-rest-api-flask",
      language: "python",
    });
  });

  test.each(["26", "0", "dynamic", ""])("there is no %j", (text) => {
    expect(() => findPlace(text, "typescript")).toThrow(
      `There is no "${text}": there are 01-what-is-flask, `,
    );
  });

  test("the Flask sides that can be tried are named", () => {
    expect(() => findPlace("5", "python")).toThrow(
      new Error(
        'There is no "5": there are 14-crud-flask, 16-rest-api-flask, 23-extensions-flask.',
      ),
    );
  });
});

test("every lesson is a place, each place only once", () => {
  const names = allPlaces().map(({ name }) => name);
  expect(names.filter((name) => /^\d/.test(name))).toHaveLength(28);
  expect(new Set(names).size).toBe(names.length);
});
