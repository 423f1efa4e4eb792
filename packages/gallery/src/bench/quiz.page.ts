import { all, one } from "../site/dom.page.ts";
import { markQuiz } from "../site/progress.page.ts";
import { folderShown } from "./keep-progress.page.ts";

/**
 * Answers a question: the chosen option is right or wrong and says why, and so
 * does the right one. The reasons stand in the folded answer.
 */
export function answerQuestion(question: HTMLElement): void {
  const options = all("label", question);
  const at = options.findIndex((option) => one(":checked", option));
  const reasons = all("details li", question);
  if (at < 0 || one(".reason", question)) return;
  for (const [index, option] of options.entries()) {
    const reason = reasons[index];
    const isRight = reason !== undefined && "right" in reason.dataset;
    if (index !== at && !isRight) continue;
    option.classList.add(isRight ? "right" : "wrong");
    const text = document.createElement("span");
    text.className = "reason";
    text.innerHTML = one("[data-reason]", reason)?.innerHTML ?? "";
    text.prepend(isRight ? "Right. " : "Wrong. ");
    option.append(text);
  }
  const number = all("[data-quiz]").indexOf(question) + 1;
  const chosen = options[at]?.classList;
  markQuiz(folderShown(), number, chosen?.contains("right") ?? false);
  const said = one("[data-spoken]");
  if (said)
    said.textContent =
      one(":has(> :checked) .reason", question)?.textContent ?? "";
}
