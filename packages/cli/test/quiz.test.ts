import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NO_PROGRESS, withAnswer } from "@decant/revise";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { changeProgress, loadProgress } from "../src/progress-file.ts";
import { playQuiz } from "../src/quiz/play.ts";
import { questionsOf } from "../src/quiz/questions.ts";
import { decant } from "./decant.ts";
import { makeRepository, type Repository } from "./repository.ts";

let repository: Repository;
beforeEach(async () => {
  repository = await makeRepository();
});
afterEach(() => repository.remove());

/** Plays with the given choices; then the learner ends. */
async function play(choices: readonly number[], isKept = false) {
  const lines: string[] = [];
  const kept: string[] = [];
  const rest = [...choices];
  const asked = questionsOf([repository.lesson()], NO_PROGRESS, "seed");
  await playQuiz(asked, {
    choose: async (message, options) => {
      lines.push(`? ${message}`, ...options.map((option) => `  o ${option}`));
      return Promise.resolve(rest.shift());
    },
    print: (...more) => void lines.push(...more),
    keep({ lesson, number }, right) {
      kept.push(`${lesson.folder} ${number} ${right}`);
      return isKept;
    },
    width: 60,
  });
  return { lines, kept };
}

describe("a question", () => {
  test("tells the reason once it is answered, and the lesson at the end", async () => {
    const { lines, kept } = await play([0]);
    expect(lines).toEqual([
      "? What does Flask answer to `GET /hello` without a name? (1 of 3, lesson 26)",
      "  o `200`",
      "  o `400`",
      "  o `500`",
      "✗ Wrong: `200`. The view ends at the missing key, before it",
      "  returns.",
      "✓ Right: `400`. A missing key of `request.args` is a bad",
      "  request.",
      "",
      "? What is `req.query.name` when the name is not sent? (2 of 3, lesson 26)",
      "  o an empty string",
      "  o `undefined`",
      "0 of 1 right.",
      "Read again:",
      "  26  How does Flask handle rate limits?",
    ]);
    expect(kept).toEqual(["26-rate-limits 1 false"]);
  });

  test("that is answered right is counted", async () => {
    const { quiz } = repository.lesson();
    const right = quiz[0]?.options.findIndex((option) => option.right) ?? -1;
    const { lines, kept } = await play([right]);
    expect(lines.join("\n")).not.toContain("Wrong");
    expect(lines.at(-1)).toBe("1 of 1 right.");
    expect(kept).toEqual(["26-rate-limits 1 true"]);
  });

  test("that is answered wrong and kept comes back, as is said once", async () => {
    const comesBack = "It comes back as a card tomorrow.";
    const { lines, kept } = await play([0, 0], true);
    expect(lines.slice(6, 10)).toEqual([
      "✓ Right: `400`. A missing key of `request.args` is a bad",
      "  request.",
      comesBack,
      "",
    ]);
    expect(lines.filter((line) => line === comesBack)).toHaveLength(1);
    expect(kept).toEqual(["26-rate-limits 1 false", "26-rate-limits 2 false"]);
  });

  test("that nobody answers is not counted", async () => {
    const { lines, kept } = await play([]);
    expect(lines.filter((line) => !/^(\?| {2}o) /.test(line))).toEqual([]);
    expect(kept).toEqual([]);
  });
});

test("what was right last time comes last", () => {
  const lesson = repository.lesson();
  const [first] = lesson.quiz;
  if (!first) throw new Error("The template has no quiz.");
  const two = { ...lesson, quiz: [first, { ...first, question: "Second?" }] };
  const numbers = (progress = NO_PROGRESS) =>
    questionsOf([two], progress, "seed").map(({ number }) => number);
  expect(numbers()).toEqual([1, 2]);
  const now = new Date();
  const right = withAnswer(NO_PROGRESS, lesson.folder, 1, true, now);
  expect(numbers(right)).toEqual([2, 1]);
  expect(numbers(withAnswer(right, lesson.folder, 1, false, now))).toEqual([
    1, 2,
  ]);
});

describe("a file of progress", () => {
  const file = () => join(repository.root, "progress.json");

  test("begins empty, and is read again", () => {
    expect(loadProgress(file())).toEqual(NO_PROGRESS);
    const now = new Date(Date.UTC(2026, 10, 28));
    changeProgress(file(), (before) =>
      withAnswer(before, "26-rate-limits", 1, true, now),
    );
    expect(loadProgress(file()).lessons).toEqual({
      "26-rate-limits": {
        chapters: [],
        sent: [],
        quiz: { 1: { right: true, at: now.getTime() } },
        bugs: [],
      },
    });
    expect(existsSync(`${file()}.new`)).toBe(false);
  });

  test("that holds something else is refused, and left as it is", async () => {
    writeFileSync(file(), '{"name": "decant"}');
    const { code, stderr } = await decant(
      ["quiz", "26", "--progress", "progress.json"],
      { cwd: repository.root },
    );
    expect(stderr).toBe(
      "progress.json: The file holds no progress: choose one that Decant exported, decant-progress.json.\n",
    );
    expect(code).toBe(1);
    expect(readFileSync(file(), "utf8")).toBe('{"name": "decant"}');
  });
});

test("without a terminal a sentence says where the quiz is", async () => {
  expect(await decant(["quiz"], { cwd: repository.root })).toEqual({
    code: 1,
    stdout: "",
    stderr:
      "The quiz asks in a terminal. In a browser it is on /revise/quiz: npm start.\n",
  });
});
