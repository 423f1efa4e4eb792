import { FileError, readLedger } from "@decant/exchange";
import { readExcerpts } from "./excerpts.ts";
import {
  type FollowUp,
  type Lesson,
  type QuizOption,
  type QuizQuestion,
  SECTIONS,
  type SectionName,
} from "./model.ts";
import { readUnpaired } from "./unpaired.ts";

type Readme = Pick<
  Lesson,
  | "question"
  | "answer"
  | "excerpts"
  | "sections"
  | "ledger"
  | "unpaired"
  | "followUps"
  | "quiz"
>;

interface Section {
  readonly title: string;
  /** Without the heading. */
  readonly lines: readonly string[];
  /** The number of the line after the heading, from 1. */
  readonly firstLine: number;
}

const OPTION = /^- \[(?<mark>[ x])\] (?<text>.+?)\\?$/;

/**
 * Reads a lesson's README.
 *
 * @param number - the lesson's number, which the title must carry
 * @param text - the file's text
 * @throws FileError if a heading is missing or out of order, or a section
 *   is not of its form
 */
export function readReadme(number: number, text: string): Readme {
  const [head, ...rest] = cutSections(text.split("\n"));
  const question = new RegExp(`^# ${number}\\. (.+)$`).exec(
    head?.title ?? "",
  )?.[1];
  if (!head || question === undefined) {
    throw new FileError("README.md", 1, `expected # ${number}. <the question>`);
  }
  const { before, excerpts } = readExcerpts(head.lines, head.firstLine);
  const answer = trim(before);
  if (answer === "" || answer.includes("\n\n")) {
    throw new FileError("README.md", 2, "expected the answer in one paragraph");
  }

  for (const [index, name] of SECTIONS.entries()) {
    const section = rest[index];
    if (section?.title !== `## ${name}`) {
      throw new FileError(
        "README.md",
        section ? section.firstLine - 1 : text.split("\n").length,
        `expected ## ${name}`,
      );
    }
  }
  const extra = rest[SECTIONS.length];
  if (extra) {
    throw new FileError(
      "README.md",
      extra.firstLine - 1,
      "expected no more headings",
    );
  }

  const section = (name: SectionName) =>
    rest[SECTIONS.indexOf(name)] as Section;
  const differ = section("Where they differ");
  return {
    question,
    answer,
    excerpts,
    sections: Object.fromEntries(
      SECTIONS.map((name) => [name, trim(section(name).lines)]),
    ) as Record<SectionName, string>,
    ledger: readLedger("README.md", differ.lines.join("\n"), differ.firstLine),
    unpaired: readUnpaired(differ.lines.join("\n")),
    followUps: readFollowUps(section("Follow-up questions")),
    quiz: readQuiz(section("Check yourself")),
  };
}

function cutSections(lines: readonly string[]): Section[] {
  const starts: number[] = [];
  let fenced = false;
  for (const [index, line] of lines.entries()) {
    if (line.startsWith("```")) fenced = !fenced;
    if (!fenced && /^##? /.test(line)) starts.push(index);
  }
  return starts.map((start, index) => ({
    title: lines[start] ?? "",
    lines: lines.slice(start + 1, starts[index + 1] ?? lines.length),
    firstLine: start + 2,
  }));
}

function trim(lines: readonly string[]): string {
  return lines.join("\n").trim();
}

function readFollowUps({ lines, firstLine }: Section): FollowUp[] {
  const [, ...details] = lines.join("\n").split("<details>");
  const found = details.map((text) => {
    const [question = "", rest = ""] = text
      .replace("<summary>", "")
      .split("</summary>");
    const [answer = ""] = rest.split("</details>");
    return { question: question.trim(), answer: answer.trim() };
  });
  const isWhole = found.every(({ question, answer }) => question && answer);
  if (found.length === 0 || !isWhole) {
    throw new FileError(
      "README.md",
      firstLine,
      "expected <details> with a <summary> and an answer for each follow-up",
    );
  }
  return found;
}

function readQuiz({ lines, firstLine }: Section): QuizQuestion[] {
  const quiz: { question: string; options: QuizOption[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const fail = (expected: string): never => {
      throw new FileError("README.md", firstLine + index, expected);
    };
    if (line.startsWith("### ")) {
      quiz.push({ question: line.slice(4), options: [] });
      continue;
    }
    if (!line.startsWith("- ")) continue;
    const option =
      OPTION.exec(line)?.groups ?? fail("expected - [ ] or - [x], and a text");
    const reason = readReason(lines, index + 1);
    if (reason === "")
      fail("expected the option's reason on the lines below it");
    const question =
      quiz.at(-1) ?? fail("expected ### <question> before its options");
    question.options.push({
      text: option["text"] ?? "",
      right: option["mark"] === "x",
      reason,
    });
  }
  for (const { question, options } of quiz) {
    if (options.filter(({ right }) => right).length !== 1) {
      const line = firstLine + lines.indexOf(`### ${question}`);
      throw new FileError(
        "README.md",
        line,
        "expected exactly one right answer, - [x]",
      );
    }
  }
  if (quiz.length === 0) {
    throw new FileError("README.md", firstLine, "expected ### <question>");
  }
  return quiz;
}

function readReason(lines: readonly string[], start: number): string {
  let end = start;
  while (lines[end]?.startsWith("  ")) end += 1;
  return lines
    .slice(start, end)
    .map((line) => line.trim())
    .join("\n");
}
