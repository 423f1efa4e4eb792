import { describe, expect, test } from "@jest/globals";
import {
  beside,
  type Line,
  line,
  paneWidth,
  render,
  table,
  wrap,
  wrapText,
} from "../src/layout.ts";

const shout = (text: string) => `<${text}>`;

describe("wrap", () => {
  test("a line that fits stays as it is", () => {
    expect(wrap(line("four"), 4)).toEqual([line("four")]);
  });

  test("breaks after the last word that fits, without the space", () => {
    expect(wrapText("one two three", 7)).toEqual(["one two", "three"]);
  });

  test("breaks within a word that is too long", () => {
    expect(wrapText("abcdefgh", 3)).toEqual(["abc", "def", "gh"]);
  });

  test("does not break in the indentation", () => {
    expect(wrapText("    abcdefgh", 8)).toEqual(["    abcd", "efgh"]);
  });

  test("further rows hang", () => {
    expect(wrap(line("one two three"), 7, 2).map(render)).toEqual([
      "one two",
      "  three",
    ]);
  });

  test("wide characters take two columns, combined ones stay whole", () => {
    expect(wrapText("日本語", 4)).toEqual(["日本", "語"]);
    expect(wrapText("e\u0301e\u0301", 1)).toEqual(["e\u0301", "e\u0301"]);
  });

  test("each row keeps its colours", () => {
    const spans: Line = [{ text: "one t" }, { text: "wo three", paint: shout }];
    expect(wrap(spans, 7).map(render)).toEqual(["one t<wo>", "<three>"]);
  });

  test("a newline begins a new line", () => {
    expect(wrapText("a\n\nb", 9)).toEqual(["a", "", "b"]);
  });
});

describe("beside", () => {
  test("both panes are equally wide, and a bar stands between", () => {
    expect(paneWidth(13)).toBe(5);
    expect(beside([line("a")], [line("b"), line("c")], 13, String)).toEqual([
      "a     │ b",
      "      │ c",
    ]);
  });

  test("one pane waits while the other's line goes on", () => {
    expect(
      beside([line("ab cd ef"), line("g")], [line("x"), line("y")], 13, String),
    ).toEqual(["ab cd │ x", "ef    │", "g     │ y"]);
  });
});

describe("table", () => {
  const rows = [
    [line("#"), line("Question"), line("End")],
    [line("1"), line("What does a long question look like?"), line("e")],
  ];

  test("columns are as wide as their widest cell", () => {
    expect(table(rows, 80, 1)).toEqual([
      "#  Question                              End",
      "1  What does a long question look like?  e",
    ]);
  });

  test("without room for columns the cells follow one another", () => {
    expect(table(rows, 20, 1)).toEqual([
      "#  Question  End",
      "1  What does a long",
      "   question look",
      "   like?  e",
    ]);
  });

  test("the flexible column is wrapped to what is left", () => {
    expect(table(rows, 32, 1)).toEqual([
      "#  Question                  End",
      "1  What does a long          e",
      "   question look like?",
    ]);
  });
});
