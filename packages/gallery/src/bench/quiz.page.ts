import { markQuiz } from "../quiz/mark-quiz.page.ts";
import { answerAddress, type QuizAnswer } from "../quiz/quiz-data.ts";
import { onSite } from "../site/address.page.ts";
import { all, one, write } from "../site/dom.page.ts";
import { fetchJson } from "../site/fetch-json.page.ts";
import { folderShown } from "./folder.page.ts";

/**
 * Answers a question: the chosen option is right or wrong and says why, and so
 * does the right one. Which one it is comes only now.
 */
export async function answerQuestion(question: HTMLElement): Promise<void> {
  const options = all("label", question);
  const at = options.findIndex((option) => one(":checked", option));
  if (at < 0 || one(".reason", question)) return;
  const number = all("[data-quiz]").indexOf(question) + 1;
  const address = answerAddress(folderShown(), number);
  try {
    const answer = await fetchJson<QuizAnswer>(onSite(address));
    if (one(".reason", question)) return;
    showReasons(options, at, answer);
    markQuiz(folderShown(), number, at === answer.right);
    const said = one(":has(> :checked) .reason", question)?.textContent;
    write("[data-spoken]", said ?? "");
  } catch {
    write("[data-spoken]", "The answer did not come. Try again.");
  }
}

function showReasons(
  options: readonly HTMLElement[],
  chosen: number,
  { right, reasons }: QuizAnswer,
): void {
  for (const at of new Set([chosen, right])) {
    options[at]?.classList.add(at === right ? "right" : "wrong");
    const text = document.createElement("span");
    text.className = "reason";
    text.innerHTML = reasons[at]?.html ?? "";
    text.prepend(at === right ? "Right. " : "Wrong. ");
    options[at]?.append(text);
  }
}
