import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Lesson, Side } from "@decant/catalog";
import type { NamedRequest } from "@decant/exchange";
import { PRINTED_EXAMPLES } from "./printed-examples.ts";
import type { Problem } from "./problem.ts";

/** The example that the printed answers show is there, and runs. */
export function checkPrintedExample(lesson: Lesson): Problem[] {
  const printed = PRINTED_EXAMPLES[lesson.number];
  if (!printed) return [];
  const { question, answers = [], code = [], told = [] } = printed;
  const readme = readFileSync(join(lesson.directory, "README.md"), "utf8");
  const shown = lesson.sides
    .flatMap(({ files }) => files.map(({ text }) => text))
    .join("\n");
  return [
    ...(lesson.question === question
      ? []
      : [problem(`the question is printed as "${question}"`, 1)]),
    ...answers.flatMap(([request, text]) => checkAnswer(lesson, request, text)),
    ...code
      .filter((text) => !shown.includes(text))
      .map((text) =>
        problem(
          `the printed answer has ${quote(text)}, and no file of the lesson`,
        ),
      ),
    ...told
      .filter((text) => !readme.toLowerCase().includes(text.toLowerCase()))
      .map((text) =>
        problem(
          `the printed answer names ${quote(text)}, and the README does not`,
        ),
      ),
  ];
}

/** Some request of that form gets the text from Flask and from Express. */
function checkAnswer(
  { requests, sides }: Lesson,
  form: string,
  text: string,
): Problem[] {
  const pattern = new RegExp(
    `^${form.replaceAll("/", "\\/").replace(/\{\w+\}/, "(\\w+)")}$`,
  );
  const [flask, express] = sides;
  const found = requests.some((request) => {
    const [whole, word = ""] =
      pattern.exec(`${request.method} ${request.path}`) ?? [];
    const wanted = text.replace(/\{\w+\}/, word);
    return (
      whole !== undefined &&
      [flask, express].every((side) => answerOf(side, request).includes(wanted))
    );
  });
  if (found) return [];
  return [
    {
      file: "requests.http",
      message: `no request of the form "${form}" is answered with "${text}" by both sides, as the printed answer has it.`,
    },
  ];
}

function answerOf(side: Side | undefined, { name }: NamedRequest): string {
  return side?.answers.get(name)?.body ?? "";
}

function problem(sentence: string, line?: number): Problem {
  return {
    file: "README.md",
    ...(line === undefined ? {} : { line }),
    message: `${sentence}.`,
  };
}

function quote(text: string): string {
  return `\`${text}\``;
}
