import { expect, test } from "@jest/globals";
import { plainText } from "../src/plain-text.ts";

test.each([
  ["See [the rule](#region:int) there.", "See the rule there."],
  ["**Bold** and `code`", "Bold and `code`"],
  ["one\n  two", "one two"],
])("%j reads %j", (markdown, text) => {
  expect(plainText(markdown)).toBe(text);
});

test.each([" ", "[", "[](", "[a](b", "*", "**", "**a"])(
  "%j again and again takes no longer than its length asks for",
  (piece) => {
    const time = (length: number): number => {
      const text = `a${piece.repeat(length / piece.length)}b`;
      const times = Array.from({ length: 3 }, () => {
        const start = performance.now();
        plainText(text);
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    time(10_000); // compiles it
    // Four times the text takes sixteen times as long where it is quadratic.
    const most = 10 * time(10_000) + 50;
    expect(time(40_000)).toBeLessThan(most);
  },
);
