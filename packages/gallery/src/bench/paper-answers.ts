import type { Lesson } from "@decant/catalog";
import { plainText } from "../render/markdown.ts";

/**
 * The answers of a lesson's quiz as a style sheet for print: paper shows them,
 * without a script too, and the source of the page does not give them away.
 */
export function paperAnswers({ quiz }: Lesson): string {
  return quiz
    .map(({ options }, index) => {
      const right = options.find((option) => option.right);
      const answer = plainText(`${right?.text}: ${right?.reason}`);
      return `.paper-answers li:nth-child(${index + 1})::after { content: ${cssString(answer)}; }\n`;
    })
    .join("");
}

function cssString(text: string): string {
  const escaped = text.replaceAll(
    /["\\\n]/g,
    (character) => `\\${character.charCodeAt(0).toString(16)} `,
  );
  return `"${escaped}"`;
}
