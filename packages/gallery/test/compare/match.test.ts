import { readLessons } from "@decant/catalog";
import { describe, expect, test } from "@jest/globals";
import {
  findOptions,
  type Option,
  sideMeant,
} from "../../src/compare/match.ts";
import { listHtml, optionName } from "../../src/compare/options-html.ts";
import { pickerIndex } from "../../src/compare/picker-index.ts";
import { ROOT } from "../made-up.ts";

const index = pickerIndex(readLessons(ROOT));

/** An option in a line: kind, lesson, text, sides. */
function line({ kind, lesson, text, targets }: Option): string {
  const sides = targets.map(({ side }) => side.label).join("|");
  return `${kind} ${lesson.number} ${text} (${sides})`;
}

describe("findOptions", () => {
  test("finds lessons, then files, parts and names", () => {
    expect(findOptions(index, "cook").map(line)).toEqual(
      expect.arrayContaining([
        "lesson 12 How do you set and get cookies in Flask? (Flask|Express)",
        "file 11 src/cookie-session.ts (Express)",
        "part 11 cookie (Flask|Express)",
        "name 12 readCookie (Express)",
      ]),
    );
    const kinds = findOptions(index, "cook").map(({ kind }) => kind);
    expect(kinds[0]).toBe("lesson");
    expect(kinds).toEqual(
      kinds.toSorted((a, b) => KINDS.indexOf(a) - KINDS.indexOf(b)),
    );
  });

  test("without a word it offers all lessons", () => {
    expect(findOptions(index, "  ").map(({ lesson }) => lesson.number)).toEqual(
      index.map(({ number }) => number),
    );
  });

  test("words may say which lesson and which side is meant", () => {
    const found = findOptions(index, "12 express secure");
    expect(found.map(line)).toEqual(["part 12 secure (Express)"]);
    expect(findOptions(index, "fastify").map(line)[0]).toBe(
      "lesson 21 What is the difference between Flask and FastAPI? (Fastify)",
    );
  });

  test("the side that is named is meant, else the one that is shown", () => {
    const [option] = findOptions(index, "12 secure");
    expect(option && sideMeant(option, "12 secure flask", "express")).toBe(0);
    expect(option && sideMeant(option, "12 secure", "express")).toBe(1);
    expect(option && sideMeant(option, "12 secure", "django")).toBe(0);
  });

  test("marks the beginning of a word before its inside, and of a hump too", () => {
    const [found] = findOptions(index, "12 readcookie");
    expect(found?.marks).toEqual([[0, 10]]);
    const option = findOptions(index, "12 cookie").find(
      ({ text }) => text === "readCookie",
    );
    expect(option?.marks).toEqual([[4, 10]]);
  });

  test("two letters are found at the beginning of a word only", () => {
    expect(
      findOptions(index, "ss").filter(({ kind }) => kind === "lesson"),
    ).toEqual([]);
  });

  test("a hostile query is cut", () => {
    const words = "a ".repeat(100_000);
    expect(findOptions(index, words).length).toBeLessThanOrEqual(40);
    expect(findOptions(index, "x".repeat(100_000))).toEqual([]);
  });
});

const KINDS = ["lesson", "file", "part", "name"];

describe("the list", () => {
  test("says what an option is, with its side", () => {
    const [option] = findOptions(index, "11 login");
    expect(option && optionName(option, 1)).toBe(
      "11. How do you use sessions in Flask?, part login, Express, side 2 of 2",
    );
  });

  test("escapes the query", () => {
    expect(listHtml("list", [], [], "<b>")).toBe(
      '<p class="muted" role="status">Nothing has “&lt;b&gt;”.</p>',
    );
  });
});
