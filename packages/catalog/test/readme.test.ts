import { describe, expect, test } from "@jest/globals";
import { readReadme } from "../src/readme.ts";

const README = `# 6. How do you handle HTTP methods in Flask?

Name them: \`methods=["GET"]\`.

## How it works

Text with a fence:

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
    ["## Pitfalls", "## Traps", "README.md:22: expected ## Pitfalls"],
    ["## Run it", "", "expected ## Run it"],
    ["- [ ] `404`", "- [x] `404`", "README.md:37: expected exactly one right"],
    ["- [x] `405`", "- [ ] `405`", "README.md:37: expected exactly one right"],
    ["  No.\n", "", "README.md:39: expected the option's reason"],
    ["### Which?\n", "", "expected ### <question> before its options"],
    ["\nSo.\n", "", "expected <details> with a <summary>"],
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
