import type { Lesson } from "@decant/catalog";
import { COMES_BACK } from "@decant/revise";
import { line, render, wrap } from "../layout.ts";
import { plainText } from "../plain-text.ts";
import { colors } from "../terminal.ts";
import type { Asked } from "./questions.ts";

/** What a quiz is played with. */
export interface QuizTable {
  /** Asks, and gives the index of the chosen option; undefined to end. */
  readonly choose: (
    message: string,
    options: readonly string[],
  ) => Promise<number | undefined>;
  readonly print: (...lines: readonly string[]) => void;
  /** Called after each answer; says whether it is kept anywhere. */
  readonly keep: (asked: Asked, right: boolean) => boolean;
  /** In columns. */
  readonly width: number;
}

/** Asks one question after the other, says the reasons, and counts at the end. */
export async function playQuiz(
  questions: readonly Asked[],
  table: QuizTable,
): Promise<void> {
  const again = new Set<Lesson>();
  let right = 0;
  let answered = 0;
  for (const [index, asked] of questions.entries()) {
    const { lesson, question } = asked;
    const place = `${index + 1} of ${questions.length}, lesson ${lesson.number}`;
    const chosen = await table.choose(
      `${plainText(question.question)} ${colors.dim(`(${place})`)}`,
      question.options.map(({ text }) => plainText(text)),
    );
    if (chosen === undefined) break;
    const isRight = question.options[chosen]?.right ?? false;
    answered += 1;
    if (isRight) right += 1;
    else again.add(lesson);
    const isKept = table.keep(asked, isRight);
    // Once: it is so of each.
    const isFirst = !isRight && answered - right === 1;
    table.print(
      ...showReasons(asked, chosen, table.width),
      ...(isFirst && isKept ? [COMES_BACK] : []),
      "",
    );
  }
  if (answered > 0) table.print(...showScore(right, answered, again));
}

/** Why the chosen option is right or wrong, and which one is right. */
function showReasons(
  { question }: Asked,
  chosen: number,
  width: number,
): string[] {
  return question.options.flatMap(({ text, right, reason }, index) => {
    if (index !== chosen && !right) return [];
    const verdict = right ? "✓ Right" : "✗ Wrong";
    const said = `${verdict}: ${plainText(text)}. ${plainText(reason)}`;
    const paint = right ? colors.green : colors.red;
    return wrap(line(said, paint), width, 2).map(render);
  });
}

function showScore(
  right: number,
  answered: number,
  again: ReadonlySet<Lesson>,
): string[] {
  const lessons = [...again].toSorted((a, b) => a.number - b.number);
  return [
    colors.bold(`${right} of ${answered} right.`),
    ...(lessons.length > 0 ? ["Read again:"] : []),
    ...lessons.map(
      ({ number, question }) =>
        `  ${String(number).padStart(2)}  ${plainText(question)}`,
    ),
  ];
}
