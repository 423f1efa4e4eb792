import type { Lesson } from "@decant/catalog";

const ROW = /^\| \d+ \| \[.*\]\(apps\/.*\) \|/;

/** Whether a line of the root README is a row of the table of lessons. */
export function isLessonRow(line: string): boolean {
  return ROW.test(line);
}

/** The row of a lesson in that table. */
export function lessonRow({ number, question, folder, topic }: Lesson): string {
  return `| ${number} | [${question}](apps/${folder}) | ${topic} |`;
}

/** The README's text with the rows of these lessons in its table. */
export function fillTable(readme: string, lessons: readonly Lesson[]): string {
  const lines = readme.split("\n");
  const first = lines.findIndex(isLessonRow);
  if (first < 0) return readme;
  const others = lines.filter((line) => !isLessonRow(line));
  return others.toSpliced(first, 0, ...lessons.map(lessonRow)).join("\n");
}
