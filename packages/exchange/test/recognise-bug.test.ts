import { describe, expect, test } from "@jest/globals";
import { recogniseBug } from "../src/recognise-bug.ts";

const APP = `import express from "express";
const app = express(); // the app
app.get("/a", (req, res) => {
  res.status(404).send("http://a b");
});
app.use(express.json());
app.listen(3000);
`;
const LOST = APP.replace(".status(404)", "");
const MOVED = APP.replace("app.use(express.json());\n", "").replace(
  'app.get("/a"',
  'app.use(express.json());\napp.get("/a"',
);
const BUGS = [
  { name: "lost-status", files: { "src/app.ts": LOST } },
  { name: "moved", files: { "src/app.ts": MOVED } },
];
const recognise = (text: string, path = "src/app.ts", bugs = BUGS) =>
  recogniseBug({ "src/app.ts": APP }, { [path]: text }, bugs);

describe("TypeScript", () => {
  test.each([
    ["the bug's own text", LOST, "lost-status"],
    [
      "other space and comments",
      LOST.replaceAll("  ", "\t/* here */ ")
        .replace("// the app", "")
        .replace(");\n", "\n);\n\n// why\n"),
      "lost-status",
    ],
    [
      "the same change beside others",
      `${LOST.replace("3000", "8080")}more();\n`,
      "lost-status",
    ],
    ["lines in another order", MOVED, "moved"],
    ["the text as it was", APP, undefined],
    ["only a comment more", `${APP}// more\n`, undefined],
    ["another change", APP.replace("404", "403"), undefined],
    ["another string", LOST.replace("a b", "ab"), undefined],
    ["the right line gone", APP.replace(/.*404.*\n/, ""), undefined],
    [
      "the wrong line beside the right",
      `${APP}  res.send("http://a b");\n`,
      undefined,
    ],
    ["nothing", "", undefined],
  ])("%s", (_what, text, name) => {
    expect(recognise(text)).toBe(name);
  });

  test("another file does not count", () => {
    expect(recognise(LOST, "src/other.ts")).toBeUndefined();
  });

  test("a bug in two files is there where both have it", () => {
    const original = { "a.ts": "one();", "b.ts": "two();" };
    const files = { "a.ts": "1();", "b.ts": "2();" };
    const bugs = [{ name: "both", files }];
    expect(recogniseBug(original, files, bugs)).toBe("both");
    expect(recogniseBug(original, { "a.ts": "1();" }, bugs)).toBeUndefined();
  });
});

describe("Python and templates", () => {
  const PY = `def f():  # why
    """It's # no comment."""
    if x:
        y = '#'
    return y
`;
  const bugs = [
    {
      name: "deep",
      files: { "app.py": PY.replace("    return", "        return") },
    },
    { name: "other", files: { "app.py": PY.replace("'#'", "'-'") } },
  ];
  test.each([
    [PY.replace("    return", "        return   "), "deep"],
    [PY.replace("'#'", "'-'  # now").replace("  # why", ""), "other"],
    [PY.replace("# no comment", "# none"), undefined],
    [PY.replace("x:", "x :"), undefined],
  ])("%j is %s", (text, name) => {
    expect(recogniseBug({ "app.py": PY }, { "app.py": text }, bugs)).toBe(name);
  });

  test("a template's comment does not count", () => {
    const html = "<p>{{ name }}</p>{# safe #}\n";
    const wrong = "<p>{{ name | safe }}</p>";
    const edited = { "t.html": "<p>{{ name|safe }}</p>\n{# so #}" };
    const planted = [{ name: "raw", files: { "t.html": wrong } }];
    expect(recogniseBug({ "t.html": html }, edited, planted)).toBe("raw");
  });
});
