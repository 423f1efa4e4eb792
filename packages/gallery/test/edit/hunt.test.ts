import { type Lesson, readLessons } from "@decant/catalog";
import { describe, expect, test } from "@jest/globals";
import { toLessonData } from "../../src/answers/lesson-data.ts";
import type { Verdict } from "../../src/bench/edit/verdicts.ts";
import { drawRuns } from "../../src/bench/hunt/draw-runs.ts";
import { huntFor, lessonWith } from "../../src/bench/hunt/hunted.ts";
import { judgeAnswers } from "../../src/bench/hunt/judge-answers.ts";
import {
  type HuntView,
  huntHtml,
  isFound,
} from "../../src/bench/hunt/panel.ts";
import { linesAround } from "../../src/bench/hunt/test-lines.ts";
import { ROOT } from "../made-up.ts";

const lessons = readLessons(ROOT);
const bugs = lessons.flatMap((lesson) =>
  lesson.bugs.map((bug) => ({
    lesson,
    bug,
    name: `${lesson.folder}: ${bug.name}`,
  })),
);

describe("a hunt", () => {
  test.each(bugs)(
    "$name can begin, and says nothing of its fix",
    ({ lesson, bug }) => {
      const hunted = huntFor(lesson, bug);
      const { hints, title } = bug;
      for (const text of [...hints, title, bug.diff]) {
        expect(JSON.stringify(hunted)).not.toContain(
          JSON.stringify(text).slice(1, -1),
        );
      }
      const side = lesson.sides.find(({ name }) => name === hunted.side);
      for (const path of hunted.wrong) {
        const right = side?.files.find((file) => file.path === path)?.text;
        expect(hunted.texts[path]).toEqual(expect.any(String));
        expect(hunted.texts[path]).not.toBe(right);
      }
    },
  );

  test("says of a later run whether its answer is the recorded one", () => {
    const lesson = lessons.find(({ number }) => number === 11) as Lesson;
    const run = { side: "express", events: new Map(), over: true, refusal: "" };
    const { html } = drawRuns(toLessonData(lesson), [run, run], "Set");
    expect(html).toContain("<b>Express run 1</b> with the bug</p>");
    expect(html).toContain(
      "<b>Express run 2</b> your fix, not as recorded</p>",
    );
  });

  test("the page shows the lesson with the bug in it", () => {
    const lesson = lessons.find(({ number }) => number === 11) as Lesson;
    const bug = lesson.bugs.find(({ name }) => name === "fixation");
    if (!bug) throw new Error("lesson 11 has no such bug");
    const [, express] = lessonWith(lesson, bug).sides;
    expect(express?.files[0]?.text).not.toContain("regenerate");
    expect(express?.files[0]?.regions.map(({ name }) => name)).toContain(
      "login",
    );
    expect(huntFor(lesson, bug)).toMatchObject({
      number: lesson.bugs.indexOf(bug) + 1,
      of: lesson.bugs.length,
      hints: 3,
      side: "express",
      wrong: ["src/app.ts"],
    });
  });
});

describe("huntHtml", () => {
  const failure = {
    side: "express",
    name: "POST /login <leaves>",
    message: "Expected: <x>",
    at: { file: "test/app.test.ts", line: 5 },
  };
  const red = {
    judge: "tests" as const,
    report: { tests: 30, failures: [failure] },
    lines: linesAround("1\n2\n3\n4\nexpect(<5>)\n6\n7", 5),
    answers: "Two of three answers changed",
  };
  const green = {
    judge: "tests" as const,
    report: { tests: 30, failures: [] },
    lines: [],
    answers: "All three answers are as recorded",
  };
  const view: HuntView = {
    hunted: {
      name: "fixation",
      number: 2,
      of: 4,
      symptom: "POST /login keeps the `id`",
      hints: 3,
      side: "express",
      wrong: ["src/app.ts"],
      next: "seconds",
    },
    address: "/lessons/11-sessions",
    hints: [],
    runs: [red],
    fix: "",
  };

  test("shows the symptom and the failing test", () => {
    const html = huntHtml(view);
    expect(html).toContain("POST /login keeps the <code>id</code>.");
    expect(html).toContain("✕ 1 of 30 fail");
    expect(html).toContain("POST /login &lt;leaves&gt;");
    expect(html).toContain(
      '<span class="at"><i>5</i>expect(&lt;5&gt;)\n</span>',
    );
    expect(html).toContain("<i>1</i>1\n");
    expect(html).not.toContain("<i>7</i>");
    expect(html).toContain("Show hint 1");
    expect(html).not.toContain("Next bug");
  });

  test("shows hints one by one, and names the last one", () => {
    const html = huntHtml({ ...view, hints: ["Who?", "What is <left>?"] });
    expect(html).toContain(
      '<ol class="hints"><li>Who?</li><li>What is &lt;left&gt;?</li></ol>',
    );
    expect(html).toContain("Show the last hint");
    expect(huntHtml({ ...view, hints: ["a", "b", "c"] })).not.toContain(
      "data-hint",
    );
  });

  test("ends when the tests pass", () => {
    const html = huntHtml({ ...view, hints: ["Who?"], runs: [red, green] });
    expect(isFound([red, green])).toBe(true);
    expect(html).toContain("✓ 30 of 30 pass");
    expect(html).toContain("run 2");
    expect(html).toContain(
      "Found with one hint. All three answers are as recorded.",
    );
    expect(html).toContain('href="/lessons/11-sessions?bug=seconds" data-next');
    expect(html).toContain("Compare with the author’s fix");
  });

  test.each([
    ["runs", undefined],
    ["did not run", { ...red, report: "The tests did not `end`." }],
    ["have none", { ...green, report: { tests: 0, failures: [] } }],
  ])("tests that %s have found nothing", (_what, run) => {
    expect(isFound([run])).toBe(false);
    expect(huntHtml({ ...view, runs: [run] })).not.toContain("Next bug");
  });

  test("where no test can run, the recorded answers decide", () => {
    const verdict = (kind: Verdict["kind"], parts: string[] = []): Verdict => ({
      name: "Log in",
      number: 1,
      kind,
      parts,
      message: "",
    });
    const run = (...verdicts: Verdict[]) => ({
      judge: "answers" as const,
      report: judgeAnswers("express", verdicts),
      lines: [],
      answers: "",
    });
    const wrong = run(verdict("same"), verdict("changed", ["Set-Cookie"]));
    const right = run(verdict("same"), verdict("same"));
    const html = huntHtml({ ...view, runs: [wrong, right] });
    expect(html).toContain("✕ 1 of 2 not as recorded");
    expect(html).toContain("Not as recorded: Set-Cookie");
    expect(html).toContain("✓ 2 of 2 as recorded");
    expect(html).toContain("No browser runs the tests: it is found when");
    expect(isFound([wrong, right])).toBe(true);
    expect(isFound([wrong, wrong])).toBe(false);
    expect(isFound([right, right])).toBe(false);
    expect(huntHtml({ ...view, runs: [right] })).toContain(
      "no recorded answer shows this bug",
    );
  });

  test("shows the author's fix without the head of a diff", () => {
    const fix =
      "--- a/src/app.ts\n+++ b/src/app.ts\n@@ -1 +1 @@\n-wrong\n+<right>\n";
    const html = huntHtml({ ...view, fix });
    expect(html).toContain(
      '<span class="del">-wrong\n</span><span class="add">+&lt;right&gt;\n</span>',
    );
    expect(html).not.toContain("@@");
  });
});
