import { describe, expect, test } from "@jest/globals";
import { readReadme } from "../src/readme.ts";

const README = `# 6. How do you handle HTTP methods in Flask?

Name them: \`methods=["GET"]\`.

## How it works

#word, ## and # within a line, and a fence:

\`\`\`sh
# no heading
\`\`\`

## Where they differ

| Request | Part | Flask | Express | Why, and what to say |
|---|---|---|---|---|
| Ask; Ask again | header Allow | \`GET\` | absent | Because \`a \\| b\`. |

- Only in Flask: [views](#region:views). Express has
  no classes.

## Pitfalls

- **One.** Text.

## Follow-up questions

<details>
<summary>Why?</summary>

So.

</details>

## Check yourself

### Which?

- [ ] \`404\`\\
  No.
- [x] \`405\`\\
  Yes,
  indeed.

## Run it

\`npx decant run 6\`
`;

describe("readReadme", () => {
  test("reads every part", () => {
    const readme = readReadme(6, README);
    expect(readme.question).toBe("How do you handle HTTP methods in Flask?");
    expect(readme.answer).toBe('Name them: `methods=["GET"]`.');
    expect(readme.sections["Run it"]).toBe("`npx decant run 6`");
    expect(readme.ledger).toEqual([
      {
        requests: ["Ask", "Ask again"],
        part: "header Allow",
        flask: "GET",
        other: "absent",
        side: "express",
        why: "Because `a | b`.",
        line: 17,
      },
    ]);
    expect(readme.unpaired).toEqual([
      { side: "flask", region: "views", why: "Express has no classes." },
    ]);
    expect(readme.followUps).toEqual([{ question: "Why?", answer: "So." }]);
    expect(readme.quiz).toEqual([
      {
        question: "Which?",
        options: [
          { text: "`404`", right: false, reason: "No." },
          { text: "`405`", right: true, reason: "Yes,\nindeed." },
        ],
      },
    ]);
  });

  test("a section is without its heading, and a fence hides headings", () => {
    const { sections } = readReadme(6, README);
    expect(Object.keys(sections)).toEqual([
      "How it works",
      "Where they differ",
      "Pitfalls",
      "Follow-up questions",
      "Check yourself",
      "Run it",
    ]);
    expect(sections["How it works"]).toBe(
      "#word, ## and # within a line, and a fence:\n\n```sh\n# no heading\n```",
    );
    expect(sections.Pitfalls).toBe("- **One.** Text.");
  });

  test("several questions, each with its answer or its options", () => {
    const text = README.replace(
      "\n## Check yourself\n",
      `
<details>
<summary> How? </summary>

With *care*,
always.

</details>

## Check yourself

### First?

A line between, with - [x] no option.

- [x] a
  Yes.
- [ ] b
  No.
`,
    );
    const { followUps, quiz } = readReadme(6, text);
    expect(followUps).toEqual([
      { question: "Why?", answer: "So." },
      { question: "How?", answer: "With *care*,\nalways." },
    ]);
    expect(quiz.map(({ question }) => question)).toEqual(["First?", "Which?"]);
    expect(quiz[0]?.options).toEqual([
      { text: "a", right: true, reason: "Yes." },
      { text: "b", right: false, reason: "No." },
    ]);
  });

  test("the excerpts stand under the answer", () => {
    const text = README.replace(
      "\n## How it works",
      "\n```ts src/app.ts#ask\nask();\n```\n\n## How it works",
    );
    const { answer, excerpts } = readReadme(6, text);
    expect(answer).toBe('Name them: `methods=["GET"]`.');
    expect(excerpts).toEqual([
      { file: "src/app.ts", region: "ask", code: "ask();", line: 6 },
    ]);
  });

  test("empty is a value of its own", () => {
    const text = README.replace("| absent |", "| empty |");
    expect(readReadme(6, text).ledger[0]?.other).toBe("");
  });

  test("a table under a heading is about those two sides", () => {
    const text = README.replace(
      "| Request | Part",
      "### Flask and FastAPI\n\n| Request | Part",
    );
    expect(readReadme(6, text).ledger[0]?.side).toBe("fastapi");
  });

  test.each([
    ["# 6. ", "# 7. ", "README.md:1: expected # 6. <the question>"],
    ["Name them", "\nOne.\n\nTwo", "README.md:2: expected the answer in one"],
    [/^# 6.*\n/, "", "README.md:1: expected # 6. <the question>"],
    [/^/, "x", "README.md:1: expected # 6. <the question>"],
    ['Name them: `methods=["GET"]`.', "", "README.md:2: expected the answer"],
    ["## Pitfalls", "## Traps", "README.md:22: expected ## Pitfalls"],
    ["## Run it", "", "README.md:48: expected ## Run it"],
    [/$/, "\n## More\n", "README.md:49: expected no more headings"],
    [/$/, "\n# More\n", "README.md:49: expected no more headings"],
    [
      "### Which?\n",
      "### Which?\n\n### Who?\n",
      "README.md:37: expected exactly",
    ],
    [
      /<details>[^#]*<\/details>/,
      "",
      "README.md:27: expected <details> with a",
    ],
    [/### Which[^#]*/, "", "README.md:36: expected ### <question>"],
    ["- [ ] `404`", "- [x] `404`", "README.md:37: expected exactly one right"],
    ["- [x] `405`", "- [ ] `405`", "README.md:37: expected exactly one right"],
    ["- [ ] `404`", "- no - [ ] `404`", "README.md:39: expected - [ ] or"],
    ["- [ ] `404`", "- [X] `404`", "README.md:39: expected - [ ] or - [x]"],
    ["- [ ] `404`\\", "- [ ] ", "README.md:39: expected - [ ] or - [x]"],
    ["  No.\n", "", "README.md:39: expected the option's reason"],
    ["  Yes,\n  indeed.\n\n", "", "README.md:41: expected the option's reason"],
    ["### Which?\n", "", "expected ### <question> before its options"],
    ["\nSo.\n", "", "README.md:27: expected <details> with a <summary>"],
    ["</summary>", "", "README.md:27: expected <details> with a <summary>"],
    ["Why?", "", "README.md:27: expected <details> with a <summary>"],
    [
      "</details>\n",
      "</details>\n<details>\n<summary>How?</summary>\n</details>\n",
      "README.md:27: expected <details> with a <summary>",
    ],
    ["| header Allow |", "| Allow |", "README.md:17: expected status, reason"],
    [
      "| `GET` |",
      "| GET |",
      "README.md:17: expected `a code span`, absent or empty",
    ],
    [
      " absent |",
      " |",
      "README.md:17: expected `a code span`, absent or empty",
    ],
    ["Because `a \\| b`. ", "", "README.md:17: expected a reason"],
    ["| absent |", "|", "README.md:17: expected five cells"],
  ])("with %j as %j it is refused", (old, changed, message) => {
    expect(() => readReadme(6, README.replace(old, changed))).toThrow(message);
  });
});
