import { cutExcerpt, type Lesson } from "@decant/catalog";
import type { Problem } from "./problem.ts";

const ANSWER_WORDS = 65;
const CHAPTERS_WORDS = 350;

/** The answer is said in half a minute, and "How it works" read in two. */
export function checkWords(lesson: Lesson): Problem[] {
  return [
    ...atMost(ANSWER_WORDS, "the half-minute answer", lesson.answer),
    ...atMost(
      CHAPTERS_WORDS,
      '"How it works"',
      lesson.sections["How it works"],
    ),
  ];
}

function atMost(limit: number, what: string, markdown: string): Problem[] {
  const words = countWords(markdown);
  if (words <= limit) return [];
  return [
    {
      file: "README.md",
      message: `${what} has ${words} words, and ${limit} is the most.`,
    },
  ];
}

/** Words as a reader counts them: a link's address and punctuation are none. */
function countWords(markdown: string): number {
  const text = markdown.replaceAll(/\]\([^)]*\)/g, "]");
  return text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;
}

/** Two excerpts or more stand under the answer, and are the regions' code. */
export function checkExcerpts(lesson: Lesson): Problem[] {
  const { excerpts, sides } = lesson;
  const shown = sides.filter(({ files }) =>
    excerpts.some(({ file }) => files.some(({ path }) => path === file)),
  );
  const few =
    shown.length < 2
      ? [
          {
            file: "README.md",
            line: 4,
            message:
              "expected the matching code of two sides under the answer, in blocks such as ```python flask/app.py#greet.",
          },
        ]
      : [];
  return [...few, ...excerpts.flatMap((each) => checkExcerpt(lesson, each))];
}

function checkExcerpt(
  { sides, number }: Lesson,
  { file: path, region: name, code, line }: Lesson["excerpts"][number],
): Problem[] {
  const file = sides
    .flatMap(({ files }) => files)
    .find((each) => each.path === path);
  const region = file?.regions.find((each) => each.name === name);
  const fail = (message: string) => [{ file: "README.md", line, message }];
  if (!file || !region) return fail(`no file has the region ${path}#${name}.`);
  if (cutExcerpt(file, region) === code) return [];
  return fail(
    `this is not the code of ${path}#${name}: \`npx decant record ${number}\` copies it.`,
  );
}
