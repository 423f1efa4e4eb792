import { describe, expect, test } from "@jest/globals";
import { checkDescriptors, checkMemory } from "../src/commands/doctor-class.ts";

describe("what a class needs of the machine", () => {
  test("memory", () => {
    expect(checkMemory(4 * 2 ** 30)).toEqual({
      isGood: true,
      sentence: "Memory: 4096 MB are free.",
    });
    expect(checkMemory(300 * 2 ** 20)).toEqual({
      isGood: false,
      sentence:
        "Memory: only 300 MB are free, and a class should have 1024: close other programs.",
    });
  });

  test("connections", () => {
    expect(checkDescriptors(Number.POSITIVE_INFINITY).sentence).toBe(
      "Connections: a process may have any number of open.",
    );
    expect(checkDescriptors(1024)).toEqual({
      isGood: false,
      sentence:
        "Connections: a process may have only 1024 open, so a class takes about 512 students. More: ulimit -n 2048, in the terminal that starts the class.",
    });
  });
});
