import { countDue } from "@decant/revise";
import { one } from "../site/dom.page.ts";
import { loadProgress } from "../site/progress.page.ts";

/** Shows beside each way to revise what was done of it. */
export function showModes(): void {
  const progress = loadProgress();
  const lessons = Object.values(progress.lessons);
  const answers = lessons.flatMap(({ quiz }) => Object.values(quiz));
  const right = answers.filter((answer) => answer.right).length;
  const found = lessons.reduce((sum, { bugs }) => sum + bugs.length, 0);
  const due = countDue(progress, new Date());
  write("cards", (total) => `${due} due of ${total}`);
  write("quiz", (total) => `${right} of ${total} right`);
  write("bugs", (total) => `${found} of ${total} found`);
}

function write(name: string, say: (total: string) => string): void {
  const place = one(`[data-count-${name}]`);
  const total = place?.getAttribute(`data-count-${name}`) ?? "";
  place?.replaceChildren(say(total));
}
