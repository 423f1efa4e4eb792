import type { Question, QuizAnswer } from "./quiz-data.ts";

/** What was chosen, and what is right. */
export interface Answered {
  /** The index of the chosen option. */
  readonly chosen: number;
  readonly answer: QuizAnswer;
}

/** A question as a group of radios; once answered, each with its reason. */
export function questionHtml(question: Question, answered?: Answered): string {
  const options = question.options
    .map((text, index) => optionHtml(text, index, answered))
    .join("");
  return `<fieldset class="asked" data-question="${question.folder}/${question.number}"><legend>${question.question}</legend>${options}</fieldset>`;
}

function optionHtml(text: string, index: number, answered?: Answered): string {
  const isChosen = answered?.chosen === index;
  const right = answered?.answer.right === index;
  const kind = right ? " right" : isChosen ? " wrong" : "";
  const checked = isChosen ? " checked" : "";
  const disabled = answered && !isChosen ? " disabled" : "";
  return `<label class="option${kind}"><input type="radio" name="choice" value="${index}" autocomplete="off"${checked}${disabled}><kbd class="needs-js" aria-hidden="true">${index + 1}</kbd><span>${text}${answered ? reasonHtml(index, answered) : ""}</span></label>`;
}

function reasonHtml(index: number, { chosen, answer }: Answered): string {
  const verdict =
    answer.right === index ? "Right. " : chosen === index ? "Wrong. " : "";
  const word = verdict && `<b>${verdict}</b>`;
  return `<span class="reason">${word}${answer.reasons[index]?.html ?? ""}</span>`;
}

/** Whether the right option was chosen. */
export function isRight({ chosen, answer }: Answered): boolean {
  return chosen === answer.right;
}
