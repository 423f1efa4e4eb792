import type { Shown } from "@decant/room/protocol";
import { escapeHtml } from "../../answers/text.ts";
import type { ClassAnswers, ClassLesson } from "../lesson.ts";
import { requestAt } from "../moves.ts";
import { optionsOf, questionOf } from "../options.ts";
import { barsOf, tallyHtml } from "../tally.ts";

/**
 * The HTML under the code, from the recorded answers. There is no tally in it
 * before the poll is revealed: the page has none then.
 *
 * @param answered - what stands there at the steps after the prediction
 */
export function screenPanel(
  lesson: ClassLesson,
  { place, poll }: Shown,
  answered: string,
  answers: ClassAnswers | undefined,
): string {
  if (place.quiz !== null)
    return questionPanel(lesson, place.quiz, poll, answers);
  if (place.step === "region") return "";
  const tally =
    poll?.result && place.step === "answers" ? tallyOf(lesson, null, poll) : "";
  if (place.step !== "predict") return `${tally}${answered}`;
  const line = requestAt(lesson, place).request?.line ?? "";
  const closed =
    poll && poll.status !== "open" ? "<p>The vote is closed.</p>" : "";
  return `<h2><span class="wire">${escapeHtml(line)}</span> ${escapeHtml(poll?.question ?? "")}</h2>${closed}`;
}

function tallyOf(
  lesson: ClassLesson,
  quiz: number | null,
  poll: NonNullable<Shown["poll"]>,
): string {
  const { right = [], rounds = [] } = poll.result ?? {};
  const options = optionsOf(poll, lesson, quiz);
  const bars = barsOf(options, rounds.at(-1) ?? {}, right);
  return tallyHtml(bars, quiz === null ? "across" : "long");
}

function questionPanel(
  lesson: ClassLesson,
  quiz: number,
  poll: Shown["poll"],
  answers: ClassAnswers | undefined,
): string {
  if (!poll) return "";
  const question = `<h2>${questionOf(poll, lesson, quiz)}</h2>`;
  if (!poll.result) {
    const items = optionsOf(poll, lesson, quiz).map(
      ({ html }) => `<li>${html}</li>`,
    );
    return `${question}<ol class="asked">${items.join("")}</ol>`;
  }
  const { right = [], reasons = [] } = answers?.quiz[quiz] ?? {};
  const why = right.map((at) => `<p>${reasons[at] ?? ""}</p>`).join("");
  return `${question}${tallyOf(lesson, quiz, poll)}<div class="reason">${why}</div>`;
}
