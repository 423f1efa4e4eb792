import { one } from "../site/dom.page.ts";

/**
 * Says a sentence above the answers.
 *
 * @param label - of a button beside it
 * @param act - what the button does
 */
export function notify(sentence: string, label = "", act?: () => void): void {
  const notice = one("[data-notice]");
  if (!notice) return;
  notice.textContent = `${sentence} `;
  notice.hidden = false;
  if (!act) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn";
  button.textContent = label;
  button.addEventListener("click", act);
  notice.append(button);
}

export function clearNotice(): void {
  const notice = one("[data-notice]");
  if (notice) notice.hidden = true;
}
