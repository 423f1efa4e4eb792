import type { Lesson } from "@decant/catalog";
import { chaptersOf } from "../render/chapters.ts";
import { renderInline } from "../render/markdown.ts";

/**
 * What the front page shows: where to begin, and the lessons by topic.
 *
 * @param lessons - all lessons, by number
 */
export function viewFront(lessons: readonly Lesson[]) {
  return {
    inWords: inWords(lessons.length),
    last: lessons.at(-1)?.number ?? 0,
    bugs: lessons.reduce((sum, { bugs }) => sum + bugs.length, 0),
    first: lessons[0]?.folder,
    topics: groupByTopic(lessons),
  };
}

function groupByTopic(lessons: readonly Lesson[]) {
  const topics = new Map<string, object[]>();
  for (const lesson of lessons) {
    const rows = topics.get(lesson.topic) ?? [];
    rows.push(viewRow(lesson));
    topics.set(lesson.topic, rows);
  }
  return [...topics].map(([name, rows]) => ({ name, rows }));
}

/** A lesson, with what the progress is measured by. */
function viewRow(lesson: Lesson) {
  const { folder, number, question, requests, quiz, bugs } = lesson;
  return {
    folder,
    number,
    question: renderInline(question, { folder }),
    requests: requests.length,
    quiz: quiz.length,
    bugs: bugs.map(({ name }) => name),
    chapters: JSON.stringify(
      chaptersOf(lesson).map(({ id, title }) => [id, title]),
    ),
  };
}

const WORDS =
  "No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen Twenty Twenty-one Twenty-two Twenty-three Twenty-four Twenty-five".split(
    " ",
  );

function inWords(total: number): string {
  return WORDS[total] ?? String(total);
}
