import { describe, expect, test } from "@jest/globals";
import { isPart, readLedger } from "../src/ledger.ts";

const HEAD = `| Request | Part | Flask | Express | Why, and what to say |
|---|:---|---|---|---|
`;

const read = (row: string) => readLedger("README.md", `${HEAD}${row}\n`, 10);
const cells = (flask: string, other: string) =>
  read(`| Ask | body | ${flask} | ${other} | Because. |`)[0];

describe("readLedger", () => {
  test("reads the rows of each table, with their lines", () => {
    const text = `Text | with bars.

${HEAD}| Ask; Ask again | header X-A | \`1\` | absent | **Why**, \`a \\| b\`. |
| * | status | \`200\` | \`404\` | So. |

### Flask and FastAPI

${HEAD}|Ask|json|\`{}\`|empty|Too.|
`;
    const express = { side: "express" };
    expect(readLedger("README.md", text, 30)).toEqual([
      {
        ...express,
        requests: ["Ask", "Ask again"],
        part: "header X-A",
        flask: "1",
        other: "absent",
        why: "**Why**, `a | b`.",
        line: 34,
      },
      {
        ...express,
        requests: [],
        part: "status",
        flask: "200",
        other: "404",
        why: "So.",
        line: 35,
      },
      {
        side: "fastapi",
        requests: ["Ask"],
        part: "json",
        flask: "{}",
        other: "",
        why: "Too.",
        line: 41,
      },
    ]);
  });

  test("another heading changes no side", () => {
    const text = `### Flask and Fastify or not\n\n#### Flask and NestJS\n\n${HEAD}| A | body | \`1\` | \`2\` | So. |`;
    expect(readLedger("README.md", text, 1)[0]?.side).toBe("express");
  });

  test("text between bars is no row, nor must a row end with one", () => {
    const text = `Text | with a bar at its end |
| Ask | body | \`1\` | \`2\` | So.
| Ask | body | \`1\` | \`2\` | So. |  `;
    const rows = readLedger("README.md", text, 1);
    expect(rows.map(({ line, why }) => [line, why])).toEqual([
      [2, "So."],
      [3, "So."],
    ]);
  });

  test.each(["Request and answer.", "- what one says", ":- so"])(
    "the reason %j is no heading",
    (why) => {
      const [row] = read(`| Ask | body | \`1\` | \`2\` | ${why} |`);
      expect(row?.why).toBe(why);
    },
  );

  test("a request may be named like the heading of a column", () => {
    const [row] = read("| Requested | body | `1` | `2` | So. |");
    expect(row?.requests).toEqual(["Requested"]);
  });
});

describe("a value", () => {
  test.each([
    ["`a`", "a"],
    ["` a `", "a"],
    ["`  a  `", " a "],
    ["` a`", " a"],
    ["`a `", "a "],
    ["` ab`", " ab"],
    ["`ab `", "ab "],
    ["`  `", "  "],
    ["`` a`b ``", "a`b"],
    ["`a⏎b⏎`", "a\nb\n"],
    ["`a \\| b`", "a | b"],
    ["absent", "absent"],
    ["empty", ""],
  ])("%j is %j", (cell, value) => {
    expect(cells(cell, "`x`")?.flask).toBe(value);
    expect(cells("`x`", cell)?.other).toBe(value);
  });

  test.each(["a", "`a", "a`", "``", "Absent", "`a` b", "a `b`", "a `", ""])(
    "%j is refused",
    (cell) => {
      const form = "expected `a code span`, absent or empty";
      expect(() => cells(cell, "`x`")).toThrow(
        new Error(`README.md:12: ${form} for Flask`),
      );
      expect(() => cells("`x`", cell)).toThrow(
        new Error(`README.md:12: ${form}`),
      );
    },
  );
});

describe("a row is refused", () => {
  const five = "expected five cells: request, part, two values, why";
  const part = (text: string) =>
    `expected status, reason, header <Name>, body or json, not "${text}"`;
  test.each([
    ["| Ask | body | `1` | `2` |", five],
    ["| Ask | body | `1` | `2` | So. | More |", five],
    ["| Ask | bodies | `1` | `2` | So. |", part("bodies")],
    ["| Ask | header | `1` | `2` | So. |", part("header")],
    ["| Ask | body | `1` | `2` |  |", "expected a reason in the last cell"],
  ])("%s", (row, message) => {
    expect(() => read(row)).toThrow(new Error(`README.md:12: ${message}`));
  });
});

test.each([
  ["status", true],
  ["reason", true],
  ["body", true],
  ["json", true],
  ["header Allow", true],
  ["header x!~1", true],
  ["header ", false],
  ["header A B", false],
  ["header A:", false],
  ["the status", false],
  ["status 404", false],
  ["Body", false],
])("%j is a part: %s", (text, is) => {
  expect(isPart(text)).toBe(is);
});
