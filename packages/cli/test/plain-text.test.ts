import { expect, test } from "@jest/globals";
import { plainText } from "../src/plain-text.ts";

test.each([
  ["See [the rule](#region:int) there.", "See the rule there."],
  ["**Bold** and `code`", "Bold and `code`"],
  ["one\n  two", "one two"],
])("%j reads %j", (markdown, text) => {
  expect(plainText(markdown)).toBe(text);
});
