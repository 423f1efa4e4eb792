import type { Lesson } from "@decant/catalog";
import { plainText, renderInline, renderProse } from "../render/markdown.ts";

/**
 * What `appendix.njk` shows.
 *
 * @returns undefined if the lesson has no appendix
 */
export function viewAppendix(lesson: Lesson) {
  const { appendix, folder, question } = lesson;
  if (appendix === undefined) return undefined;
  const [heading = "", ...rest] = appendix.split("\n");
  return {
    lesson,
    question: renderInline(question, { folder }),
    heading: plainText(heading.replace(/^# /, "")),
    text: renderProse(rest.join("\n"), { folder }),
  };
}
