import type { SideEvent } from "@decant/exchange";
import { describe, expect, test } from "@jest/globals";
import {
  changedFiles,
  changesOf,
  isSame,
  patchOf,
} from "../../src/bench/edit/changes.ts";
import { changeHtml, tagHtml, testsHtml } from "../../src/bench/edit/panel.ts";
import { regionsIn } from "../../src/bench/edit/regions-in.ts";
import {
  headline,
  tally,
  type Verdict,
  verdictsOf,
} from "../../src/bench/edit/verdicts.ts";
import { answer, live, makeData, request } from "../answers/made-up-data.ts";

const BEFORE = { "a.py": "one\ntwo\nthree\n", "b.py": "same\n" };
const AFTER = { "a.py": "one\n# two\nthree\n", "b.py": "same\n" };

describe("changes", () => {
  test("only what changed is sent", () => {
    expect(changedFiles(BEFORE, AFTER)).toEqual({ "a.py": AFTER["a.py"] });
    expect(isSame(BEFORE, AFTER)).toBe(false);
    expect(isSame(BEFORE, { ...BEFORE })).toBe(true);
  });

  test("names the lines", () => {
    expect(changesOf(BEFORE, AFTER)).toEqual([
      {
        path: "a.py",
        lines: [
          { kind: "del", text: "two" },
          { kind: "add", text: "# two" },
        ],
        touched: [2],
      },
    ]);
  });

  test("a patch has the repository's paths", () => {
    expect(patchOf("11-sessions", BEFORE, AFTER)).toBe(
      [
        "--- a/apps/11-sessions/a.py",
        "+++ b/apps/11-sessions/a.py",
        "@@ -1,3 +1,3 @@",
        " one",
        "-two",
        "+# two",
        " three",
        "",
      ].join("\n"),
    );
  });

  test("two texts without a common line are compared in bounded time", () => {
    const lines = (letter: string) => `${letter}\n`.repeat(30_000);
    const [change] = changesOf({ a: lines("a") }, { a: lines("b") });
    expect(change?.lines).toHaveLength(60_000);
  });

  test("finds the regions around each line", () => {
    const text =
      "# region one\na\n# endregion\nb\n// #region two\nc\n{# region three #}\nd\n";
    expect(regionsIn(text).slice(0, 8)).toEqual([
      [],
      ["one"],
      [],
      [],
      [],
      ["two"],
      [],
      ["two", "three"],
    ]);
  });
});

const DATA = makeData({
  requests: [
    request("One", "GET /1"),
    request("Two", "GET /2"),
    request("Three", "GET /3"),
  ],
  flask: ["One", "Two", "Three"].map((name) => answer(name, 200, "Hello")),
});

function play(...events: readonly ["answer" | "fault", string, string?][]) {
  return {
    side: "flask",
    over: true,
    events: new Map(
      events.map(([kind, name, text = "Hello"]): [string, SideEvent] => {
        const event = { side: "flask", request: name };
        return [
          name,
          kind === "answer"
            ? { ...event, kind, answer: live(answer(name, 200, text)) }
            : { ...event, kind, fault: "crashed", message: text },
        ];
      }),
    ),
  };
}

describe("verdicts", () => {
  test("same, changed, failed, and not played", () => {
    const verdicts = verdictsOf(
      DATA,
      play(
        ["answer", "One"],
        ["answer", "Two", "Bye"],
        ["fault", "Three", "It crashed."],
      ),
    );
    expect(
      verdicts.map(({ kind, parts, message }) => [kind, parts, message]),
    ).toEqual([
      ["same", [], ""],
      ["changed", ["body"], ""],
      ["fault", [], "It crashed."],
    ]);
    expect(headline(verdicts, true)).toBe("Two of three answers changed");
    expect(tally(verdicts)).toBe("1 changed, 1 failed, 1 same");
    expect(verdicts.map(tagHtml)).toEqual([
      '<span class="tag same">same</span>',
      '<span class="tag changed">changed</span>',
      '<span class="tag changed">failed</span>',
    ]);
  });

  test.each<[string, ReturnType<typeof play>, boolean]>([
    ["Playing 1 of 3", play(["answer", "One"]), false],
    [
      "It ended: one of three requests was not played",
      play(["answer", "One"], ["fault", "Two", "It crashed."]),
      true,
    ],
    [
      "All three answers are as recorded",
      play(["answer", "One"], ["answer", "Two"], ["answer", "Three"]),
      true,
    ],
    [
      "One of three answers changed",
      play(["answer", "One", "x"], ["answer", "Two"], ["answer", "Three"]),
      true,
    ],
  ])("%s", (sentence, played, over) => {
    expect(headline(verdictsOf(DATA, played), over)).toBe(sentence);
  });
});

describe("the panel", () => {
  const view = {
    label: "Flask",
    changes: [],
    verdicts: undefined,
    over: false,
    pitfalls: [],
    refusal: "",
  };

  test("says before the first save what saving does", () => {
    expect(changeHtml(view)).toContain("Change it and see");
    expect(changeHtml(view)).toContain("64 KB a file");
  });

  test("tells a refusal as it is", () => {
    const html = changeHtml({ ...view, refusal: "app.py is <too> long." });
    expect(html).toContain("Not played");
    expect(html).toContain('<p class="fault">app.py is &lt;too&gt; long.</p>');
  });

  test("lists the changed answers, the pitfall and the change", () => {
    const verdict: Verdict = {
      name: "Log <in>",
      number: 8,
      kind: "changed",
      parts: ["Set-Cookie", "body"],
      message: "",
    };
    const html = changeHtml({
      ...view,
      changes: [
        {
          path: "a.py",
          lines: [{ kind: "add", text: `<b>${"x".repeat(400)}` }],
          touched: [1],
        },
      ],
      verdicts: [verdict],
      over: true,
      pitfalls: [
        { href: "?bug=fixation", title: "A <code>trap</code>", isIt: true },
      ],
    });
    expect(html).toContain(
      '<a href="?request=Log%20%3Cin%3E" data-request="Log &lt;in&gt;"><b>8 Log &lt;in&gt;</b></a> Set-Cookie, body',
    );
    expect(html).toContain(
      'That is a pitfall of this lesson: <a href="?bug=fixation">A <code>trap</code></a>.',
    );
    expect(html).toContain('<span class="add">');
    expect(html).toContain(`&lt;b&gt;${"x".repeat(297)}…`);
  });

  test("shows the tests that failed, and that none did", () => {
    expect(testsHtml({ tests: 22, failures: [] })).toBe(
      '<p class="passed"><b>✓ 22 of 22 pass</b></p>',
    );
    const html = testsHtml({
      tests: 22,
      failures: [
        {
          side: "flask",
          name: "POST /login <b>",
          message: "expected <1>",
          at: { file: "test/app.test.ts", line: 7 },
        },
      ],
    });
    expect(html).toContain("✕ 21 of 22 pass");
    expect(html).toContain("POST /login &lt;b&gt;");
    expect(html).toContain("test/app.test.ts, line 7");
    expect(html).toContain("expected &lt;1&gt;");
  });
});
