import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Lesson } from "@decant/catalog";
import type { RecordedAnswer } from "@decant/exchange";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { checkPrintedExample } from "../src/checks/printed.ts";
import { formatProblem, type Problem } from "../src/checks/problem.ts";
import { checkExcerpts, checkWords } from "../src/checks/words.ts";
import { copyExcerpts } from "../src/copy-excerpts.ts";
import { makeRepository, type Repository } from "./repository.ts";

let repository: Repository;
beforeEach(async () => {
  repository = await makeRepository();
});
afterEach(() => repository.remove());

/** The problems as they are printed. */
function lines(problems: readonly Problem[]): string[] {
  return problems.map((problem) => formatProblem(problem));
}

test("an answer or chapters that are too long", () => {
  const lesson = repository.lesson();
  const words = (count: number) => Array(count).fill("[word](#x)").join(" - ");
  expect(lines(checkWords({ ...lesson, answer: words(65) }))).toEqual([]);
  expect(
    lines(
      checkWords({
        ...lesson,
        answer: words(66),
        sections: { ...lesson.sections, "How it works": words(351) },
      }),
    ),
  ).toEqual([
    "README.md: the half-minute answer has 66 words, and 65 is the most.",
    'README.md: "How it works" has 351 words, and 350 is the most.',
  ]);
});

describe("excerpts", () => {
  test("only one side's code", () => {
    repository.edit("README.md", /```ts[^]*?```\n\n/, "");
    expect(lines(checkExcerpts(repository.lesson()))).toEqual([
      "README.md:4: expected the matching code of two sides under the answer, in blocks such as ```python flask/app.py#greet.",
    ]);
  });

  test("code that has changed is told, and copied", () => {
    repository.edit("flask/app.py", 'app.get("/hello")', 'app.route("/hello")');
    expect(lines(checkExcerpts(repository.lesson()))).toEqual([
      "README.md:6: this is not the code of flask/app.py#hello: `npx decant record 26` copies it.",
    ]);
    expect(copyExcerpts(repository.lesson())).toBe("written");
    expect(checkExcerpts(repository.lesson())).toEqual([]);
    expect(copyExcerpts(repository.lesson())).toBe("unchanged");
    const readme = readFileSync(
      join(repository.directory, "README.md"),
      "utf8",
    );
    expect(readme).toContain(
      '```python flask/app.py#hello\n@app.route("/hello")\ndef hello() -> str:\n',
    );
  });

  test("a region that no file has", () => {
    repository.edit("README.md", "app.ts#hello", "app.ts#greet");
    expect(lines(checkExcerpts(repository.lesson()))).toEqual([
      "README.md:12: no file has the region src/app.ts#greet.",
    ]);
  });
});

describe("the printed example", () => {
  const answer = (body: string): [string, RecordedAnswer] => [
    "Ask",
    { request: "Ask", status: 200, reason: "OK", headers: [], body },
  ];

  /** The new lesson, as if it were lesson 5. */
  function lessonFive(path: string, bodies: [string, string]): Lesson {
    const lesson = repository.lesson();
    const [request] = lesson.requests;
    if (!request) throw new Error("the template has no request");
    return {
      ...lesson,
      number: 5,
      question: "How can you define dynamic routes in Flask?",
      requests: [{ ...request, name: "Ask", path }],
      sides: lesson.sides.map((side, index) => ({
        ...side,
        answers: new Map([answer(bodies[index] ?? "")]),
      })),
    };
  }

  test("a lesson that no list has is free", () => {
    expect(checkPrintedExample(repository.lesson())).toEqual([]);
  });

  test("what is missing is told", () => {
    const lesson = lessonFive("/user/Ada", ["Hello, Ada!", "Hi, Ada!"]);
    expect(lines(checkPrintedExample({ ...lesson, question: "How?" }))).toEqual(
      [
        'README.md:1: the question is printed as "How can you define dynamic routes in Flask?".',
        'requests.http: no request of the form "GET /user/{name}" is answered with "Hello, {name}!" by both sides, as the printed answer has it.',
        'README.md: the printed answer has `@app.route("/user/<name>")`, and no file of the lesson.',
        "README.md: the printed answer has `def user(name`, and no file of the lesson.",
      ],
    );
  });

  test("what is there passes", () => {
    repository.edit(
      "flask/app.py",
      '@app.get("/hello")',
      '@app.route("/user/<name>")',
    );
    repository.edit("flask/app.py", "def hello()", "def user(name)");
    const lesson = lessonFive("/user/Ada", ["Hello, Ada!", "Hello, Ada!"]);
    expect(checkPrintedExample(lesson)).toEqual([]);
  });
});
