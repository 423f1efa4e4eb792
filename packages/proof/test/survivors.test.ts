import { describe, expect, test } from "@jest/globals";
import {
  formatChange,
  formatSurvivor,
  isAmong,
  readNamed,
} from "../src/mutants/survivors.ts";

const TEXT = `# Changes

## 04-app-route

| File | Change | Why |
|---|---|---|
| \`src/app.ts\` | \`1 → 2\` | it makes none |

## 05-dynamic-routes

Left out: \`src/a.ts\`, \`src/b/c.ts\` run as processes. \`test/x.ts\` tests them.

Not asked: \`test/y.test.ts\` counts the lines of \`src/app.ts\`.

| File | Change | Why |
|---|---|---|
| \`src/app.ts\` | \`a \\| b → a\` | both are \`true\` |
| \`src/app.ts\` | \`\` \`x\` → \`\` \`\` | nobody reads it |
| \`src/app.ts\` | \`3 → 4\` | why |
`;

describe("readNamed", () => {
  test("reads the section of one place", () => {
    expect(readNamed("05-dynamic-routes", TEXT)).toEqual({
      leftOut: ["src/a.ts", "src/b/c.ts"],
      notAsked: ["test/y.test.ts"],
      survivors: [
        { file: "src/app.ts", change: "a | b → a" },
        { file: "src/app.ts", change: "`x` → ``" },
      ],
    });
  });

  test.each(["05-dynamic", "06-http-methods", "Changes"])(
    "says nothing of %s",
    (place) => {
      expect(readNamed(place, TEXT)).toEqual({
        leftOut: [],
        notAsked: [],
        survivors: [],
      });
    },
  );
});

describe("formatSurvivor", () => {
  test.each([
    ["a | b → a", "| `src/app.ts` | `a \\| b → a` | why |"],
    ["`x` → ``", "| `src/app.ts` | `` `x` → `` `` | why |"],
  ])("%s", (change, row) => {
    const survivor = { file: "src/app.ts", change };
    expect(formatSurvivor(survivor)).toBe(row);
    const text = `## x\n\n${row.replace("why", "A reason.")}\n`;
    expect(readNamed("x", text).survivors).toEqual([survivor]);
  });

  test("a row without a reason names nothing", () => {
    const row = formatSurvivor({ file: "src/app.ts", change: "1 → 2" });
    expect(readNamed("x", `## x\n\n${row}\n`).survivors).toEqual([]);
  });
});

describe("formatChange", () => {
  test("is one line, and shows 90 characters of each", () => {
    expect(formatChange(" a\n\t  b ", undefined)).toBe("a b →");
    const long = "x".repeat(91);
    expect(formatChange(long, long.slice(1))).toBe(
      `${"x".repeat(89)}… → ${"x".repeat(90)}`,
    );
  });
});

test("isAmong compares file and change", () => {
  const survivor = { file: "src/app.ts", change: "1 → 2" };
  expect(isAmong({ ...survivor }, [survivor])).toBe(true);
  expect(isAmong({ ...survivor, file: "src/b.ts" }, [survivor])).toBe(false);
  expect(isAmong({ ...survivor, change: "1 → 3" }, [survivor])).toBe(false);
  expect(isAmong(survivor, [])).toBe(false);
});
