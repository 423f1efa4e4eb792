import { describe, expect, test } from "@jest/globals";
import { or503, soon } from "../src/away.ts";

describe("soon", () => {
  test("passes an answer on, or a failure", async () => {
    expect(await soon(Promise.resolve("here"))).toBe("here");
    const failure = new Error("refused");
    await expect(soon(Promise.reject(failure))).rejects.toBe(failure);
  });

  test("leaves no timer behind", async () => {
    const timers = () =>
      process
        .getActiveResourcesInfo()
        .filter((name) => name === "Timeout").length;
    const before = timers();
    await soon(Promise.resolve("here"));
    expect(timers()).toBe(before);
  });

  test("waits a second, and no longer", async () => {
    const begun = Date.now();
    const never = new Promise(() => {});
    await expect(soon(never)).rejects.toThrow(
      "No answer within 1000 ms",
    );
    expect(Date.now() - begun).toBeGreaterThanOrEqual(990);
  });
});

describe("or503", () => {
  test("passes an answer on", async () => {
    expect(await or503(Promise.resolve("here"))).toBe("here");
  });

  test("makes a failure an error that says 503", async () => {
    const cause = new Error("refused");
    await expect(or503(Promise.reject(cause))).rejects.toMatchObject({
      status: 503,
      message: "Try again later",
      cause,
    });
  });
});
