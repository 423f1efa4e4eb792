import { describe, expect, test } from "@jest/globals";
import { cellMatches, compare } from "../src/compare.ts";
import type { LedgerRow, RecordedAnswer } from "../src/model.ts";

const PLAIN: RecordedAnswer = {
  request: "Ask",
  status: 200,
  reason: "OK",
  headers: [],
  body: "hi",
};

function row(parts: Partial<LedgerRow>): LedgerRow {
  return {
    requests: ["Ask"],
    part: "body",
    flask: "…",
    other: "…",
    side: "express",
    why: "Because.",
    line: 40,
    ...parts,
  };
}

/** The differences between Flask's answer and Express's, without rows. */
function differences(
  flask: Partial<RecordedAnswer>,
  express: Partial<RecordedAnswer>,
) {
  return compare(
    [],
    "Ask",
    { ...PLAIN, ...flask },
    { ...PLAIN, ...express },
    "express",
  ).map(({ part, flask: one, other }) => [part, one, other]);
}

describe("what is compared", () => {
  test("nothing differs", () => {
    expect(differences({}, {})).toEqual([]);
  });

  test("the same JSON in another spelling, and other JSON", () => {
    const flask = '{"a":[1,null],"b":2}\n';
    const same = '{"b":2,"a":[1,null]}';
    const other = '{"b":2,"a":[null,1]}';
    expect(differences({ body: flask }, { body: same })).toEqual([
      ["json", flask, same],
    ]);
    expect(differences({ body: flask }, { body: other })).toEqual([
      ["body", flask, other],
    ]);
  });

  test.each([
    ["{}", "1"],
    ["1", "{}"],
    ["{}", "null"],
    ["1", "2"],
    ["[]", "{}"],
    ["[1]", '{"0":1}'],
    ['{"a":1}', '{"a":1,"b":2}'],
    ['{"a":1,"b":2}', '{"a":1}'],
    ['{"a":1}', '{"b":1}'],
    ["{}", "{}}"],
  ])("%s and %s are other JSON, or none", (flask, other) => {
    expect(differences({ body: flask }, { body: other })).toEqual([
      ["body", flask, other],
    ]);
  });

  test.each([
    ['{"a":"\\u0031"}', '{"a":"1"}'],
    ["1.0", "1"],
    ["[1234567890123456, 1]", "[1234567890123456,1]"],
  ])("%s and %s are the same JSON", (flask, other) => {
    expect(differences({ body: flask }, { body: other })).toEqual([
      ["json", flask, other],
    ]);
  });

  test("a number that JSON.parse rounds is another body", () => {
    const flask = '{"data":9007199254740993}\n';
    const rounded = '{"data":9007199254740992}';
    expect(differences({ body: flask }, { body: rounded })).toEqual([
      ["body", flask, rounded],
    ]);
  });

  test("status, or else the reason", () => {
    expect(
      differences({ status: 404, reason: "NOT FOUND" }, { status: 200 }),
    ).toEqual([["status", "404", "200"]]);
    expect(
      differences(
        { status: 404, reason: "NOT FOUND" },
        { status: 404, reason: "Not Found" },
      ),
    ).toEqual([["reason", "NOT FOUND", "Not Found"]]);
  });

  test("headers without case and order, missing ones, the body", () => {
    expect(
      differences(
        {
          headers: [
            ["Allow", "GET"],
            ["X-Same", "1"],
          ],
        },
        {
          headers: [
            ["x-same", "1"],
            ["ETag", "e"],
          ],
          body: "ho\nho",
        },
      ),
    ).toEqual([
      ["header Allow", "GET", "absent"],
      ["header ETag", "absent", "e"],
      ["body", "hi", "ho\nho"],
    ]);
  });

  test("several of one name, in their order", () => {
    expect(
      differences(
        {
          headers: [
            ["Set-Cookie", "a=1"],
            ["Set-Cookie", "b=2"],
          ],
        },
        {
          headers: [
            ["set-cookie", "b=2"],
            ["set-cookie", "a=1"],
          ],
        },
      ),
    ).toEqual([["header Set-Cookie", "a=1\nb=2", "b=2\na=1"]]);
  });

  test("Content-Length only where the bodies are the same", () => {
    const length = (text: string) => ({
      headers: [["Content-Length", text] as const],
    });
    expect(differences(length("2"), length("3"))).toEqual([
      ["header Content-Length", "2", "3"],
    ]);
    expect(differences(length("2"), { ...length("3"), body: "hey" })).toEqual([
      ["body", "hi", "hey"],
    ]);
  });
});

describe("which row explains a difference", () => {
  const explained = (ledger: LedgerRow[], flask: string, other: string) =>
    compare(
      ledger,
      "Ask",
      { ...PLAIN, body: flask },
      { ...PLAIN, body: other },
      "express",
    )[0]?.row;

  test.each([
    ["hi", "ho", true],
    ["h…", "…", true],
    ["…one…", "…", false],
    ["hi", "h", false],
    ["h.", "ho", false],
    ["hi…i", "ho", false],
    ["…h…i…", "ho", true],
    ["…i…h…", "ho", false],
  ])("cells %j and %j: %s", (flask, other, explains) => {
    const only = row({ flask, other });
    expect(explained([only], "hi", "ho")).toBe(explains ? only : undefined);
  });

  test("… stands for several lines", () => {
    const only = row({ flask: "<h1>…</h1>" });
    expect(explained([only], "<h1>\n(a)\n</h1>", "ho")).toBe(only);
  });

  test("absent is a missing header, and no text", () => {
    const about = row({ part: "header x-a", flask: "absent", other: "…" });
    const ledger = [about];
    const withHeader: RecordedAnswer = { ...PLAIN, headers: [["X-A", "1"]] };
    const found = (one: RecordedAnswer, other: RecordedAnswer) =>
      compare(ledger, "Ask", one, other, "express")[0]?.row;
    expect(found(PLAIN, withHeader)).toBe(about);
    expect(found(withHeader, PLAIN)).toBeUndefined();
  });

  test("a row without requests is about any", () => {
    const any = row({ requests: [] });
    expect(explained([any], "hi", "ho")).toBe(any);
  });

  test.each([
    ["absent", "absent", true],
    ["…", "absent", false],
    ["ab…", "absent", false],
    ["absent", "present", false],
  ])("cell %j and value %j: %s", (cell, value, matches) => {
    expect(cellMatches(cell, value)).toBe(matches);
  });

  test("of another request, part or side: none", () => {
    const others = [
      row({ requests: ["Else"] }),
      row({ part: "status" }),
      row({ side: "nestjs" }),
    ];
    expect(explained(others, "hi", "ho")).toBeUndefined();
  });

  test("the first that fits", () => {
    const [first, second] = [row({ other: "h…" }), row({})];
    expect(explained([first, second], "hi", "ho")).toBe(first);
    expect(explained([first, second], "hi", "no")).toBe(second);
  });
});
