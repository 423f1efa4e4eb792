import { expect, jest, test } from "@jest/globals";
import { boundLog, type Log } from "../src/bound-log.ts";

test("a log has 1,000 lines at most, of all kinds together", () => {
  const [log, warn] = [jest.fn(), jest.fn()];
  const bounded: Log = { log, warn };
  boundLog(bounded);
  for (let line = 0; line < 600; line += 1) {
    bounded["log"]?.("line", line);
    bounded["warn"]?.(line);
  }
  expect([log.mock.calls.length, warn.mock.calls.length]).toEqual([500, 500]);
  expect(log.mock.lastCall).toEqual(["line", 499]);
});

test("a text in a line has 10,000 characters at most", () => {
  const log = jest.fn();
  const bounded: Log = { log };
  boundLog(bounded);
  const given = { of: "x".repeat(20_000) };
  bounded["log"]?.("a", given.of, given);
  expect(log.mock.calls).toEqual([["a", "x".repeat(10_000), given]]);
});
