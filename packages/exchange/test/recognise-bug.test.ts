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

describe("what counts", () => {
  /** Whether one text is taken for a bug that is written as another. */
  const isSame = (path: string, bug: string, edited: string) =>
    recogniseBug({ [path]: "" }, { [path]: edited }, [
      { name: "same", files: { [path]: bug } },
    ]) === "same";

  test.each([
    ["a.ts", "a();", "a(); // why"],
    ["a.ts", "a();", "a(); /* *why* / */"],
    ["a.ts", "a();", "a(); /* never\n closed"],
    ["a.py", "a()", "a()  #  why"],
    ["a.py", "a  =  1", "a=1"],
    ["a.html", "<p>", "<p>{# one # two #}"],
    ["a.html", "<p>", "<p>{# never\n closed"],
    ["a.html", "{{  a  }}", "{{a}}"],
  ])("in %s not the space and the comments: %j, %j", (path, bug, edited) => {
    expect(isSame(path, bug, edited)).toBe(true);
  });

  test.each([
    ...[
      '"a  b"',
      '"a  b',
      "'a  b'",
      "'a  b",
      "`a  b`",
      "`a  b",
      '"\\"  b"',
      "'\\'  b'",
      "`\\`  b`",
      "`a\\n  b`",
      "`a\n  b`",
    ].map((text) => ["a.ts", text]),
    ...[
      '"a  b"',
      '"a  b',
      "'a  b'",
      "'a  b",
      '"\\"  b"',
      "'\\'  b'",
      '"""a  b"""',
      '"""a  b',
      '"""a\n#  b',
      '"""a "b"  c"""',
      '"""a ""  c"""',
      "  a()",
    ].map((text) => ["a.py", text]),
    ["a.html", "<p>#  b</p>"],
  ])("in %s all of %j", (path = "", text = "") => {
    expect(isSame(path, text, text)).toBe(true);
    expect(isSame(path, text, text.replace("  ", " "))).toBe(path === "a.html");
    expect(isSame(path, text, text.replace(/[bc]|a\(/, "d"))).toBe(false);
  });

  test.each([
    ["a.ts", ""],
    ["a.py", "    "],
  ])("in %s not an empty line, whatever else is changed", (path, empty) => {
    const original = { [path]: "a()\nb()" };
    const bug = { name: "c", files: { [path]: `a()\n${empty}\nc()` } };
    const edited = { [path]: "a()\nc()\nmore()" };
    expect(recogniseBug(original, edited, [bug])).toBe("c");
  });

  test("how often a line is there", () => {
    const original = { "a.ts": "a();\na();\nb();" };
    const bug = { name: "once", files: { "a.ts": "a();\nb();" } };
    const recognised = (text: string) =>
      recogniseBug(original, { "a.ts": text }, [bug]);
    expect(recognised("a();\nb();\nmore();")).toBe("once");
    expect(recognised("a();\na();\nb();\nmore();")).toBeUndefined();
  });

  test("a change that does not count makes no bug", () => {
    const text = { "a.ts": "a();\nb();" };
    const bug = { name: "none", files: { "a.ts": "a();\nb(); // c" } };
    expect(recogniseBug(text, text, [bug])).toBeUndefined();
  });
});
