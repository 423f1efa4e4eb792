import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Lesson, SectionName } from "@decant/catalog";
import { lineOf, type Problem } from "./problem.ts";

const MINIMUM = { pitfalls: 3, followUps: 4, questions: 3, bugs: 2, hints: 2 };
const PITFALL = /^- \*\*/gm;
const BUG_LINK = /\(bugs\/([^)]+)\)/g;

/** The README holds enough of each: pitfalls, follow-ups, questions. */
export function checkAmounts(lesson: Lesson): Problem[] {
  const pitfalls = lesson.sections.Pitfalls.match(PITFALL)?.length ?? 0;
  return [
    ...atLeast(lesson, "Pitfalls", pitfalls, MINIMUM.pitfalls, "pitfalls"),
    ...atLeast(
      lesson,
      "Follow-up questions",
      lesson.followUps.length,
      MINIMUM.followUps,
      "follow-up questions",
    ),
    ...atLeast(
      lesson,
      "Check yourself",
      lesson.quiz.length,
      MINIMUM.questions,
      "questions",
    ),
  ];
}

function atLeast(
  lesson: Lesson,
  section: SectionName,
  found: number,
  wanted: number,
  what: string,
): Problem[] {
  if (found >= wanted) return [];
  return [
    {
      file: "README.md",
      ...lineOf(readReadme(lesson), `## ${section}`),
      message: `a lesson has at least ${wanted} ${what}, and this one has ${found}.`,
    },
  ];
}

/** Every question leaves a choice; the catalog sees to the right answer. */
export function checkQuiz(lesson: Lesson): Problem[] {
  const readme = readReadme(lesson);
  return lesson.quiz
    .filter(({ options }) => options.length < 2)
    .map(({ question }) => ({
      file: "README.md",
      ...lineOf(readme, `### ${question}`),
      message: "a question has at least two options.",
    }));
}

/** There are enough bugs, each with hints, and each linked from a pitfall. */
export function checkBugList(lesson: Lesson): Problem[] {
  const pitfalls = lesson.sections.Pitfalls;
  const linked = Array.from(
    pitfalls.matchAll(BUG_LINK),
    ([, file = ""]) => file,
  );
  const readme = readReadme(lesson);
  const few =
    lesson.bugs.length < MINIMUM.bugs
      ? [
          {
            file: "bugs",
            message: `a lesson has at least ${MINIMUM.bugs} seeded bugs, and this one has ${lesson.bugs.length}.`,
          },
        ]
      : [];
  return [
    ...few,
    ...lesson.bugs.flatMap(({ name, hints }) => {
      const file = `bugs/${name}.patch`;
      return [
        ...(hints.length < MINIMUM.hints
          ? [
              {
                file,
                line: 1,
                message: `a bug has at least ${MINIMUM.hints} hints, from vague to plain.`,
              },
            ]
          : []),
        ...(linked.includes(`${name}.patch`)
          ? []
          : [
              {
                file,
                message: `no pitfall in the README links to it: ([practise it](${file})).`,
              },
            ]),
      ];
    }),
    ...linked
      .filter((file) => !existsSync(join(lesson.directory, "bugs", file)))
      .map((file) => ({
        file: "README.md",
        ...lineOf(readme, `(bugs/${file})`),
        message: `there is no bugs/${file}.`,
      })),
  ];
}

function readReadme({ directory }: Lesson): string {
  return readFileSync(join(directory, "README.md"), "utf8");
}
