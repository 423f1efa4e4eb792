import { describe, expect, test } from "@jest/globals";
import { cutExcerpt, readExcerpts } from "../src/excerpts.ts";

describe("readExcerpts", () => {
  test("takes the blocks from under the answer", () => {
    const lines = [
      "",
      "The answer.",
      "",
      "```python flask/app.py#greet",
      "def greet():",
      "",
      "    return 1",
      "```",
      "",
      "```ts src/app.ts#greet",
      "greet();",
      "```",
      "",
    ];
    expect(readExcerpts(lines, 2)).toEqual({
      before: ["", "The answer.", ""],
      excerpts: [
        {
          file: "flask/app.py",
          region: "greet",
          code: "def greet():\n\n    return 1",
          line: 6,
        },
        { file: "src/app.ts", region: "greet", code: "greet();", line: 12 },
      ],
    });
  });

  test("a block may begin on the line after another", () => {
    const lines = [
      "```ts a.ts#b",
      "b();",
      "```",
      "```ts a.ts#c",
      "c();",
      "```",
    ];
    expect(readExcerpts(lines, 2).excerpts).toEqual([
      { file: "a.ts", region: "b", code: "b();", line: 3 },
      { file: "a.ts", region: "c", code: "c();", line: 6 },
    ]);
  });

  test("a README without any has the answer only", () => {
    expect(readExcerpts(["The answer."], 2)).toEqual({
      before: ["The answer."],
      excerpts: [],
    });
  });

  test.each([
    ["no region", ["```python flask/app.py", "x", "```"], 3],
    ["another language", ["```sh flask/app.py#greet", "x", "```"], 3],
    ["no end", ["```python flask/app.py#greet", "x"], 3],
    ["a word more", ["```ts a.ts#b c", "x", "```"], 3],
    ["a fourth backtick", ["````ts a.ts#b", "x", "```"], 3],
    ["a region in capitals", ["```ts a.ts#B", "x", "```"], 3],
    ["text between", ["```ts a.ts#b", "x", "```", "More."], 6],
  ])("%s is refused", (_what, lines, line) => {
    expect(() => readExcerpts(lines, 3)).toThrow(
      `README.md:${line}: expected a block such as \`\`\`python flask/app.py#greet, and \`\`\` after it`,
    );
  });
});

test("cutExcerpt takes the indentation away as a whole", () => {
  const file = {
    path: "src/app.ts",
    language: "typescript",
    text: "f(() => {\n  // #region a\n  if (x) {\n\n    y();\n  }\n  // #endregion\n});\n",
    markers: [2, 7],
    regions: [],
  } as const;
  const region = { name: "a", start: 3, end: 6 };
  expect(cutExcerpt(file, region)).toBe("if (x) {\n\n  y();\n}");
});

test("the markers of regions inside are not shown", () => {
  const text = "# region a\none()\n# region b\ntwo()\n# endregion\n# endregion";
  const file = { path: "app.py", text, markers: [1, 3, 5, 6], regions: [] };
  const region = { name: "a", start: 2, end: 5 };
  expect(cutExcerpt({ ...file, language: "python" }, region)).toBe(
    "one()\ntwo()",
  );
});

test("a line of blanks has no indentation to keep", () => {
  const text = "    a();\n  \n      b();";
  const file = { path: "a.ts", text, markers: [], regions: [] };
  const region = { name: "a", start: 1, end: 3 };
  expect(cutExcerpt({ ...file, language: "typescript" }, region)).toBe(
    "a();\n\n  b();",
  );
});
