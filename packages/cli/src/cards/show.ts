import type { Card } from "@decant/revise";
import { many, printable } from "../excerpt.ts";
import { wrapText } from "../layout.ts";
import { plainText } from "../plain-text.ts";
import { colors, terminalWidth } from "../terminal.ts";

/** A recorded body may be a whole page. */
const LINES_SHOWN = 16;

/** What is asked: the question, and the request and the code that help. */
export function showFront(card: Card, place: string): string[] {
  const label = `${card.number} ${card.slug.replaceAll("-", " ")}, ${card.kind}, ${place}`;
  return [
    colors.dim(label),
    ...wrapText(plainText(card.question), terminalWidth()).map(colors.bold),
    ...("request" in card ? ["", ...indented(card.request.raw)] : []),
    ...(card.kind === "quiz"
      ? ["", ...card.options.map((text) => `  - ${plainText(text)}`)]
      : []),
    ...(card.kind === "answer"
      ? card.code.flatMap(({ label: side, file, text }) => [
          "",
          `${colors.bold(side)} ${colors.dim(file)}`,
          ...indented(text),
        ])
      : []),
  ];
}

/** The answer, and where it runs. */
export function showBack(card: Card): string[] {
  const see =
    "request" in card
      ? `npx decant try ${card.number} ${card.request.number}`
      : `npx decant try ${card.number}`;
  return [...showAnswer(card), "", colors.dim(`See it run: ${see}`)];
}

function showAnswer(card: Card): string[] {
  if (card.kind === "answer") {
    return card.answers.flatMap(({ label, answer }) => {
      const { status, reason, headers, body } = answer;
      return [
        colors.bold(label),
        ...indented(`${status} ${reason}`),
        ...headers.flatMap(([name, value]) => indented(`${name}: ${value}`)),
        ...(body === "" ? [] : ["", ...indented(body)]),
        "",
      ];
    });
  }
  if (card.kind === "difference") {
    return [
      ...card.values.flatMap(({ label, value }) => [
        colors.bold(label),
        ...indented(value || "(empty)"),
      ]),
      "",
      ...wrapText(plainText(card.why), terminalWidth()),
    ];
  }
  return paragraphs(card.answer);
}

/** Prose is set anew for the terminal's width; code keeps its lines. */
function paragraphs(markdown: string): string[] {
  return markdown.split(/\n{2,}/).flatMap((block, index) => {
    const lines = block.startsWith("```")
      ? indented(block.replaceAll(/^```.*\n?/gm, "").trimEnd())
      : wrapText(plainText(block), terminalWidth());
    return index === 0 ? lines : ["", ...lines];
  });
}

function indented(text: string): string[] {
  const lines = text.split("\n");
  const left = lines.length - LINES_SHOWN;
  return [
    ...lines
      .slice(0, LINES_SHOWN)
      .map((each) => `  ${printable(each)}`.trimEnd()),
    ...(left > 0 ? [colors.dim(`  … ${many(left, "line")} more`)] : []),
  ];
}
