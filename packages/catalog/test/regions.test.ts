import { describe, expect, test } from "@jest/globals";
import { findRegions, regionLines } from "../src/regions.ts";

describe("findRegions", () => {
  test("reads the markers of Python, TypeScript and templates", () => {
    const python = "import os\n# region greet\ndef f(): ...\n\n\n# endregion\n";
    const typescript = "  // #region greet\n  app.get();\n  // #endregion\n";
    const template = "{# region greet #}\n<p>\n{# endregion #}\n";
    expect(findRegions("app.py", python)).toEqual({
      regions: [{ name: "greet", start: 3, end: 3 }],
      markers: [2, 6],
    });
    expect(findRegions("app.ts", typescript)).toEqual({
      regions: [{ name: "greet", start: 2, end: 2 }],
      markers: [1, 3],
    });
    expect(findRegions("page.html", template)).toEqual({
      regions: [{ name: "greet", start: 2, end: 2 }],
      markers: [1, 3],
    });
  });

  test.each([
    ["# region a", "# endregion"],
    ["    # region a  ", "    # endregion"],
    ["// #region a", "// #endregion"],
    ["//#region a", "//#endregion"],
    ["#region a", "#endregion"],
    ["{# region a #}", "{# endregion #}"],
    ["{#region a#}", "{#endregion#}"],
    ["\t{# region a   #}  ", "{# endregion #}"],
  ])("%j begins a region", (start, end) => {
    expect(findRegions("x", `${start}\nx\n${end}`).regions).toEqual([
      { name: "a", start: 2, end: 2 },
    ]);
  });

  test.each([
    "x # region a",
    "x #region a",
    "x // #region a",
    "# regional",
    "# a region",
    "/ #region a",
  ])("%j is no marker", (line) => {
    expect(findRegions("x", line)).toEqual({ regions: [], markers: [] });
  });

  test("a name may hold digits, and hyphens between words", () => {
    const text = "# region step1-of-2b\nx\n# endregion";
    expect(findRegions("x", text).regions).toEqual([
      { name: "step1-of-2b", start: 2, end: 2 },
    ]);
  });

  test("blank lines at the end are not of a region, unless it has no other", () => {
    expect(
      findRegions("x", "# region a\nx\n\n  \n# endregion").regions,
    ).toEqual([{ name: "a", start: 2, end: 2 }]);
    expect(findRegions("x", "# region a\n\n\n# endregion").regions).toEqual([
      { name: "a", start: 2, end: 2 },
    ]);
  });

  test("regions may nest and repeat", () => {
    const text = [
      "# region outer",
      "a",
      "# region inner",
      "b",
      "# endregion",
      "# endregion",
      "# region inner",
      "c",
      "# endregion",
    ].join("\n");
    expect(findRegions("app.py", text).regions).toEqual([
      { name: "outer", start: 2, end: 5 },
      { name: "inner", start: 4, end: 4 },
      { name: "inner", start: 8, end: 8 },
    ]);
  });

  test.each([
    ["# region", "app.py:1: expected a region's name in kebab-case"],
    ["# region Greet", "app.py:1: expected a region's name in kebab-case"],
    ["# region a-", "app.py:1: expected a region's name in kebab-case"],
    ["# region 1a", "app.py:1: expected a region's name in kebab-case"],
    ["# region aB", "app.py:1: expected a region's name in kebab-case"],
    ["# region a-B", "app.py:1: expected a region's name in kebab-case"],
    ["# region a--b", "app.py:1: expected a region's name in kebab-case"],
    ["# region a b", "app.py:1: expected a region's name in kebab-case"],
    ["x\n# endregion", "app.py:2: this endregion closes no region"],
    ["x\n# region a\ny", 'app.py:2: expected an endregion for "a"'],
  ])("refuses %j", (text, message) => {
    expect(() => findRegions("app.py", text)).toThrow(new Error(message));
  });
});

test("regionLines gives the lines as they are", () => {
  const region = { name: "a", start: 2, end: 3 };
  expect(regionLines({ text: "one\n  two\n\nfour" }, region)).toEqual([
    "  two",
    "",
  ]);
});
