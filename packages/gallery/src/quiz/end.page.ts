import { progressIn } from "@decant/revise";
import { onSite } from "../site/address.page.ts";
import { loadProgress } from "../site/progress.page.ts";
import type { Question, QuizData } from "./quiz-data.ts";
import { queryOf, type Round } from "./round.ts";

/** What stands after the last question: what was not right leads to its lesson. */
export function endHtml({ lessons }: QuizData, round: Round): string {
  const { questions } = round;
  const open = questions.filter((question) => !wasRight(question));
  const folders = new Set(open.map(({ folder }) => folder));
  const links = lessons
    .filter(({ folder }) => folders.has(folder))
    .map(({ folder, number, html }) => {
      const address = onSite(`/lessons/${folder}`);
      return `<li><span class="num">${number}</span> <a href="${address}">${html}</a></li>`;
    });
  const list =
    links.length > 0 ? `<p>Read again:</p><ul>${links.join("")}</ul>` : "";
  const seed = Date.now().toString(36);
  const again = queryOf({ ...round, seed, at: 1 });
  return `<h2>${scoreSentence(questions)}</h2>${list}<p><a class="btn" href="${again}">Once more</a></p>`;
}

/** `34 of 97 right`: by the last answer to each. */
function scoreSentence(questions: readonly Question[]): string {
  const right = questions.filter(wasRight).length;
  return `${right} of ${questions.length} right`;
}

function wasRight({ folder, number }: Question): boolean {
  return progressIn(loadProgress(), folder).quiz[number]?.right ?? false;
}
