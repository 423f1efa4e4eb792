import { describe, expect, test } from "@jest/globals";
import { CodeGate, makeCode, WRONG_A_MINUTE } from "../src/code.ts";
import { CODE_ALPHABET, CODE_LENGTH } from "../src/protocol.ts";

describe("makeCode", () => {
  test("six characters that none takes for another", () => {
    const codes = Array.from({ length: 200 }, makeCode);
    for (const code of codes) {
      expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{6}$/);
    }
    expect(new Set(codes).size).toBe(200);
  });

  test("the arithmetic of the docstring", () => {
    const codes = CODE_ALPHABET.length ** CODE_LENGTH;
    const attempts = WRONG_A_MINUTE + WRONG_A_MINUTE * 60 * 8;
    expect(codes).toBe(729_000_000);
    expect(attempts).toBe(9620);
    expect(Math.floor(codes / attempts)).toBe(75_779);
  });
});

describe("CodeGate", () => {
  /** A gate with a clock that the test sets. */
  function open() {
    const clock = { now: 0 };
    return { clock, gate: new CodeGate("ABC234", () => clock.now) };
  }
  const wrong = (seconds: number) => ({ right: false, seconds });

  test("one address waits longer and longer", () => {
    const { clock, gate } = open();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 13; attempt += 1) {
      const first = gate.try("10.0.0.1", "WRONG2");
      if (first.right || first.seconds === 0) continue;
      waits.push(first.seconds);
      // Even the right one has to wait.
      expect(gate.try("10.0.0.1", "ABC234")).toEqual(wrong(first.seconds));
      clock.now += first.seconds * 1000;
      expect(gate.try("10.0.0.1", "WRONG2")).toEqual(wrong(0));
    }
    expect(waits).toEqual([10, 20, 40, 80, 160, 320, 600, 600]);
  });

  test("many addresses together get no more than twenty a minute", () => {
    const { clock, gate } = open();
    let compared = 0;
    for (let second = 0; second < 600; second += 1) {
      clock.now = second * 1000;
      for (let host = 0; host < 10; host += 1) {
        const attempt = gate.try(`10.0.${second}.${host}`, "WRONG2");
        if (!attempt.right && attempt.seconds === 0) compared += 1;
      }
    }
    expect(compared).toBeLessThanOrEqual(20 + 20 * 10);
    expect(compared).toBeGreaterThan(200);
  });

  test("who has one IPv6 address has its whole network", () => {
    const { gate } = open();
    for (let host = 1; host <= 5; host += 1) {
      gate.try(`2001:db8:1:2::${host}`, "WRONG2");
    }
    expect(gate.try("2001:db8:1:2::9", "ABC234")).toEqual(wrong(10));
    expect(gate.try("2001:db8:1:3::9", "ABC234")).toEqual({ right: true });
  });

  test("the right code is right as people type it, whatever its length", () => {
    const { gate } = open();
    for (const typed of ["ABC234", "abc234", " abc 234 ", "abc-234"]) {
      expect(gate.try("10.0.0.1", typed)).toEqual({ right: true });
    }
    expect(gate.try("10.0.0.1", "A".repeat(1e6))).toEqual(wrong(0));
  });
});
