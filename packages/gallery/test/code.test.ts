import type { Side, SourceFile } from "@decant/catalog";
import { describe, expect, test } from "@jest/globals";
import { renderCode, renderExcerpt } from "../src/render/code.ts";
import { numberRegions } from "../src/render/regions.ts";

const TEXT = `head

// #region outer
one

// #region inner
two
// #endregion

three
// #endregion

// #region last
  four
    five
// #endregion
`;
const FILE: SourceFile = {
  path: "a.txt",
  language: "text",
  text: TEXT,
  markers: [3, 6, 8, 11, 13, 16],
  regions: [
    { name: "outer", start: 4, end: 10 },
    { name: "inner", start: 7, end: 7 },
    { name: "last", start: 14, end: 15 },
  ],
};
const side = (label: string, names: readonly string[]) =>
  ({
    label,
    files: [
      {
        ...FILE,
        regions: FILE.regions.filter(({ name }) => names.includes(name)),
      },
    ],
  }) as unknown as Side;

const numbers = numberRegions([
  side("Flask", ["outer", "inner"]),
  side("Express", ["last", "outer", "inner"]),
]);

describe("numberRegions", () => {
  test("numbers the left side's regions first, and tells pairs", () => {
    expect(
      [...numbers.values()].map(({ name, number, hue, only }) => [
        name,
        number,
        hue,
        only,
      ]),
    ).toEqual([
      ["outer", 1, "hue-1", undefined],
      ["inner", 2, "hue-2", undefined],
      ["last", 3, "hue-3", "Express"],
    ]);
  });
});

describe("renderCode", () => {
  const html = renderCode(FILE, numbers);
  let at = 0;
  const shown = [
    ...html.matchAll(
      /class="line(?: in-\d+)?(?: plus-(\d+))?">(?:<i>( +)<\/i>)?([^<]*)<\/span>/g,
    ),
  ].map(([, step = "1", indent = "", text = ""]) => {
    at += Number(step);
    return `${at} ${indent}${text}`;
  });

  test("hides markers, keeps real numbers, and one blank line at a marker", () => {
    expect(shown).toEqual([
      "1 head\n",
      "2 \n",
      "4 one\n",
      "5 \n",
      "7 two\n",
      "9 \n",
      "10 three\n",
      "12 \n",
      "14   four\n",
      "15     five\n",
    ]);
  });

  test("nests regions, and closes each", () => {
    expect(html.match(/<span/g)?.length).toBe(html.match(/<\/span>/g)?.length);
    expect(html).toMatch(
      /data-region="outer"[^]*>one[^]*depth-1"[^>]*data-region="inner"[^]*>two/,
    );
    expect(html).toContain('aria-label="Region 3, last, only in Express"');
  });
});

test("a file may begin and end with a marker", () => {
  const file: SourceFile = {
    path: "b.txt",
    language: "text",
    text: "# region one\n\n\nx\n\n# endregion\n",
    markers: [1, 6],
    regions: [{ name: "outer", start: 2, end: 4 }],
  };
  const lines = renderCode(file, numbers).match(/class="line[^"]*"/g);
  expect(lines).toEqual(['class="line plus-4"']);
});

describe("renderExcerpt", () => {
  test("takes the region's lines, without their common indent", () => {
    const last = { name: "last", start: 14, end: 15 };
    expect(renderExcerpt(FILE, last)).toBe(
      '<span class="line" data-line="14">four\n</span><span class="line in-2" data-line="15"><i>  </i>five\n</span>',
    );
  });
});
