import type { Lesson, Side } from "@decant/catalog";
import { formatRequest } from "@decant/exchange";
import { count } from "../render/count.ts";
import { plainText, renderInline, renderProse } from "../render/markdown.ts";
import { numberRegions } from "../render/regions.ts";
import { viewPane } from "./panes.ts";

/** Which two sides stand beside each other. */
export interface Pair {
  readonly left: Side;
  readonly right: Side;
}

/**
 * Chooses the sides of a page from its query.
 *
 * @param left - a side's name; anything unknown is the lesson's first
 * @param right - a side's name; anything unknown is its second
 */
export function choosePair(
  lesson: Lesson,
  left: unknown,
  right: unknown,
): Pair {
  const find = (name: unknown, fallback: number) =>
    (lesson.sides.find((side) => side.name === name) ??
      lesson.sides[fallback] ??
      lesson.sides[0]) as Side;
  return { left: find(left, 0), right: find(right, 1) };
}

/**
 * All that `lesson.njk` shows, but for Try it.
 *
 * @param lessons - all lessons, for the previous and the next
 */
export function viewLesson(
  lesson: Lesson,
  { left, right }: Pair,
  lessons: readonly Lesson[],
) {
  const regions = numberRegions([left, right]);
  const context = {
    folder: lesson.folder,
    regions,
    requests: new Set(lesson.requests.map(({ name }) => name)),
    sides: lesson.sides,
  };
  const prose = (text: string) => renderProse(text, context);
  const inline = (text: string) => renderInline(text, context);
  const at = lessons.findIndex(({ folder }) => folder === lesson.folder);
  return {
    lesson,
    question: inline(lesson.question),
    title: plainText(lesson.question),
    answer: prose(lesson.answer),
    regions: [...regions.values()],
    panes: [
      viewPane("left", lesson, left, regions),
      viewPane("right", lesson, right, regions),
    ],
    requests: lesson.requests.map((request) => ({
      ...request,
      raw: formatRequest(request),
    })),
    how: prose(lesson.sections["How it works"]),
    differ: prose(lesson.sections["Where they differ"]),
    pitfalls: prose(lesson.sections.Pitfalls),
    followUps: lesson.followUps.map(({ question, answer }) => ({
      question: inline(asMarkdown(question)),
      answer: prose(answer),
    })),
    quiz: lesson.quiz.map(({ question, options }) => ({
      question: inline(question),
      options: options.map(({ text, right: isRight, reason }) => ({
        text: inline(text),
        right: isRight,
        reason: inline(reason),
      })),
    })),
    contents: listContents(lesson, regions.size),
    run: prose(lesson.sections["Run it"]),
    previous: neighbour(lessons[at - 1]),
    next: neighbour(lessons[at + 1]),
  };
}

/** A summary stands in HTML, where Markdown has no say: `<code>x</code>`. */
function asMarkdown(summary: string): string {
  return summary
    .replaceAll(/<\/?code>/g, "`")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** The sections of the page, and how much is in each. */
function listContents(lesson: Lesson, regions: number) {
  return [
    ["code", "Side by side", count(regions, "part")],
    ["how", "How it works", ""],
    ["try", "Try it", count(lesson.requests.length, "request")],
    ["differ", "Where they differ", count(lesson.ledger.length, "row")],
    ["pitfalls", "Pitfalls", ""],
    ["follow-ups", "Follow-up questions", String(lesson.followUps.length)],
    ["check", "Check yourself", count(lesson.quiz.length, "question")],
    ["run", "Run it", ""],
  ].map(([id, title, size]) => ({ id, title, size }));
}

function neighbour(lesson: Lesson | undefined) {
  return (
    lesson && {
      address: `/lessons/${lesson.folder}`,
      number: lesson.number,
      question: renderInline(lesson.question, { folder: lesson.folder }),
    }
  );
}
