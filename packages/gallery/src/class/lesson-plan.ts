import type { Lesson } from "@decant/catalog";
import {
  MINUTES,
  type PlannedHour,
  planCourse,
  type Session,
} from "./course.ts";

const TOTAL = Object.values(MINUTES).reduce((sum, few) => sum + few, 0);

/**
 * Writes the lesson plan for teachers, as Markdown: six sessions with timing
 * and exercises, then the answer sheets. Everything in it is the lessons'.
 */
export function writeLessonPlan(lessons: readonly Lesson[]): string {
  const sessions = planCourse(lessons);
  const text = [
    "# A course in six sessions",
    `\`npx decant lesson-plan\` writes this page from the lessons; edit those. Each session lasts ${TOTAL} minutes. \`npm start -- --class\` opens the class, \`npx decant doctor --class\` checks machine, network and lessons before the hour. The [answer sheets](#answer-sheets) are for the teacher.`,
    "A prediction takes three minutes: all read both sides' code, vote where the answers will differ, see both answers, and hear why. Where the votes are split, let neighbours talk for a minute and vote again before you reveal.",
    ...sessions.map((session, index) =>
      writeSession(session, sessions[index - 1]),
    ),
    "# Answer sheets",
    ...sessions.map(writeAnswers),
  ].join("\n\n");
  return `${text}\n`;
}

function writeSession(session: Session, before: Session | undefined): string {
  const { opening, hunt, close } = MINUTES;
  const rows = [
    [
      opening,
      before
        ? `Opening: ${recap(before)}`
        : "Opening: all join, and vote once to try it",
    ],
    ...session.lessons.map(({ lesson, minutes }): [number, string] => [
      minutes,
      `Lesson ${lesson.number}: ${lesson.question}`,
    ]),
    [hunt, "Hunt: in pairs, one seeded bug, until the tests pass"],
    [close, "Close: one thing each would say in the interview"],
  ] as const;
  return [
    `## Session ${session.number}: ${session.topics.join(" and ")}`,
    [
      "| Minutes | What |",
      "|---|---|",
      ...rows.map(([minutes, what]) => `| ${minutes} | ${what} |`),
    ].join("\n"),
    ...session.lessons.map(writeHour),
    writeHunt(session),
  ].join("\n\n");
}

/** Two questions of the session before. */
function recap({ lessons }: Session): string {
  const asked = lessons
    .filter(({ lesson }) => lesson.quiz.length > 1)
    .slice(0, 2)
    .map(({ lesson }) => `question 2 of lesson ${lesson.number}`);
  return `vote on ${asked.join(" and ")}, from the session before`;
}

function writeHour({ lesson, predictions }: PlannedHour): string {
  const [question] = lesson.quiz;
  return [
    `### Lesson ${lesson.number}: [${lesson.question}](apps/${lesson.folder})`,
    [
      "1. Say the answer in half a minute: the lesson's first paragraph.",
      ...predictions.map(
        ({ request, region }, index) =>
          `${index + 2}. Part “${region}”: predict “${request}” (\`${lineOf(lesson, request)}\`), then send and reveal.`,
      ),
      ...(question
        ? [`${predictions.length + 2}. Vote: ${flat(question.question)}`]
        : []),
    ].join("\n"),
  ].join("\n\n");
}

function writeHunt({ lessons }: Session): string {
  const lines = lessons.flatMap(({ lesson }) => {
    const [bug] = lesson.bugs;
    return bug
      ? [
          `- \`npx decant practice ${lesson.number} ${bug.name}\`: ${flat(bug.symptom)}`,
        ]
      : [];
  });
  return ["### Hunt", "Each pair takes one:", lines.join("\n")].join("\n\n");
}

function writeAnswers(session: Session): string {
  const own = session.lessons.map(({ lesson, predictions }) => {
    const [question] = lesson.quiz;
    const right = question?.options.find((option) => option.right);
    const [bug] = lesson.bugs;
    return [
      `### Answers to lesson ${lesson.number}`,
      [
        ...predictions.map(
          ({ request, truth }) => `- “${request}”: ${truth.sentence}`,
        ),
        ...(right
          ? [`- Vote: “${flat(right.text)}” ${flat(right.reason)}`]
          : []),
        ...lesson.quiz.slice(1, 2).flatMap(({ question: asked, options }) => {
          const found = options.find((option) => option.right);
          return found
            ? [
                `- Later, ${flat(asked)} “${flat(found.text)}” ${flat(found.reason)}`,
              ]
            : [];
        }),
        ...(bug
          ? [`- Bug “${bug.title}”: ${flat(bug.hints.at(-1) ?? "")}`]
          : []),
      ].join("\n"),
    ].join("\n\n");
  });
  return [`## Session ${session.number}`, ...own].join("\n\n");
}

function lineOf({ requests }: Lesson, name: string): string {
  const found = requests.find((request) => request.name === name);
  return found ? `${found.method} ${found.path}` : "";
}

/** On one line, and without links, whose targets are the lesson's own. */
function flat(markdown: string): string {
  return markdown
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();
}
